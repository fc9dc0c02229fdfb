// A central system built on one of Node's OCPP packages. Takes orders from standard input and tells
// what it hears on standard output, one JSON object a line:
//   {"call": 1, "action": "Reset", "payload": {...}}      -> {"answer": 1, "result": {...}} or {"answer": 1, "error": {...}}
//   {"script": "Authorize", "payload": {...}}             every such call is answered with this from now on
//   {"listening": 12345}, {"got": "Heartbeat", "payload": {...}}, {"fault": "..."}
'use strict';

const [library, protocol, strict] = process.argv.slice(2);
const packaged = require(library);
const v16 = protocol === 'ocpp1.6';
const scripts = new Map();
let station;

const say = line => process.stdout.write(JSON.stringify(line) + '\n');

function answer(action) {
    if (scripts.has(action)) {
        return scripts.get(action);
    }
    const now = new Date().toISOString();
    const accepted = { status: 'Accepted' };
    switch (action) {
        case 'BootNotification':
            return { currentTime: now, interval: 300, status: 'Accepted' };
        case 'Heartbeat':
            return { currentTime: now };
        case 'Authorize':
            return v16 ? { idTagInfo: accepted } : { idTokenInfo: accepted };
        case 'StartTransaction':
            return { transactionId: 77, idTagInfo: accepted };
        case 'DataTransfer':
        case 'SignCertificate':
        case 'NotifyEVChargingNeeds':
        case 'NotifyEVChargingSchedule':
            return accepted;
        default:
            return {};
    }
}

function attend(client) {
    station = client;
    client.handle((a, b) => { // one package hands over (context), the other (action, context)
        const context = b === undefined || b instanceof Function ? a : b;
        const action = context.method ?? a;
        say({ got: action, payload: context.params });
        return answer(action);
    });
    for (const event of ['strictValidationFailure', 'badMessage', 'validationFailure']) {
        client.on(event, e => say({ fault: event, text: words(e) }));
    }
    client.on('callError', e => {
        if (!(e && e.outbound)) {
            say({ fault: 'callError', text: words(e) });
        }
    });
}

function words(e) {
    try {
        return JSON.stringify(e, (_, v) => (v instanceof Error ? `${v.name}: ${v.message}` : v));
    } catch (_) {
        return String(e && (e.error ?? e.message ?? e));
    }
}

async function obey(order) {
    if (order.script) {
        scripts.set(order.script, order.payload);
    } else if (order.call) {
        try {
            say({ answer: order.call, result: await station.call(order.action, order.payload) });
        } catch (e) {
            say({ answer: order.call, error: { code: e.rpcErrorCode ?? e.code, message: String(e.message) } });
        }
    }
}

async function main() {
    const options = { protocols: [protocol], strictMode: strict === 'true' };
    const server = packaged.RPCServer ? new packaged.RPCServer(options) : new packaged.OCPPServer(options);
    if (packaged.RPCServer) {
        server.auth(accept => accept());
    } else {
        server.auth(context => (context.accept ? context.accept() : context()));
    }
    server.on('client', attend);
    server.on('error', e => say({ fault: 'error', text: words(e) }));
    const http = await server.listen(0, 'localhost');
    say({ listening: http.address().port });
}

require('readline')
    .createInterface({ input: process.stdin })
    .on('line', line => obey(JSON.parse(line)))
    .on('close', () => process.exit(0));
main().catch(e => {
    say({ fault: 'start', text: words(e) });
    process.exit(1);
});
