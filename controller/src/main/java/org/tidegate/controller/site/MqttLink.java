package org.tidegate.controller.site;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.tidegate.runtime.Wakeup;

/**
 * A broker over MQTT 3.1.1. Connecting, receiving and sending happen on the client library's own
 * threads; here is only a bounded queue. Nothing is kept for a broker that is away: a command from
 * before is no command.
 */
public final class MqttLink implements ManagerLink {
    private static final long AGAIN_NANOS = 5_000_000_000L;

    /** A connection that neither comes nor fails is given up. */
    private static final long CONNECTING_NANOS = 15_000_000_000L;

    private static final int KEEP_ALIVE_S = 15;
    private static final int CONNECT_S = 5;
    private static final int MOST_WAITING = 64;
    private static final int QOS = 1;
    private static final int MOST_BYTES = 4 * ManagerDesk.MOST_CHARACTERS;

    private final MqttSettings settings;
    private final ArrayBlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private volatile String trouble = "the broker has not been reached yet";
    private volatile boolean connecting;
    private volatile Wakeup listener = Wakeup.NONE;
    private @Nullable MqttAsyncClient client;
    private boolean tried;
    private long triedNanos;

    public MqttLink(MqttSettings settings) {
        this.settings = settings;
    }

    /** Called when a message has come. */
    public void onMessage(Wakeup wakeup) {
        listener = wakeup;
    }

    @Override
    public void tend(long nowNanos) {
        MqttAsyncClient now = client;
        if (now != null && now.isConnected()) {
            return;
        }
        long since = nowNanos - triedNanos;
        if (tried && since < (connecting ? CONNECTING_NANOS : AGAIN_NANOS)) {
            return;
        }
        tried = true;
        triedNanos = nowNanos;
        discard(now);
        try {
            connect();
        } catch (MqttException | IllegalArgumentException e) {
            fail(e);
        }
    }

    private void connect() throws MqttException {
        // Neither persistence nor automatic reconnection: what was meant for then is void now.
        var fresh = new MqttAsyncClient(settings.address(), settings.clientId(), null);
        client = fresh;
        fresh.setCallback(new Ear(fresh));
        connecting = true;
        fresh.connect(
                options(),
                null,
                new IMqttActionListener() {
                    @Override
                    public void onSuccess(IMqttToken token) {
                        subscribe(fresh);
                    }

                    @Override
                    public void onFailure(IMqttToken token, @Nullable Throwable cause) {
                        connecting = false;
                        fail(cause);
                    }
                });
    }

    private MqttConnectOptions options() {
        var options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(true);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        options.setConnectionTimeout(CONNECT_S);
        options.setWill(
                settings.availability(), "offline".getBytes(StandardCharsets.UTF_8), QOS, true);
        if (settings.user() != null) {
            options.setUserName(settings.user());
            options.setPassword(settings.password());
        }
        if (settings.isEncrypted() && settings.tls() != null) {
            options.setSocketFactory(settings.tls().getSocketFactory());
        }
        return options;
    }

    private void subscribe(MqttAsyncClient to) {
        try {
            to.subscribe(
                    settings.commands() + "#",
                    QOS,
                    null,
                    new IMqttActionListener() {
                        @Override
                        public void onSuccess(IMqttToken token) {
                            connecting = false;
                            int[] granted = token.getGrantedQos();
                            if (granted.length > 0 && granted[0] > 2) {
                                trouble =
                                        "the broker does not let this charger hear "
                                                + settings.commands()
                                                + "#; remedy: correct its access list";
                                return;
                            }
                            trouble = "";
                            connections.incrementAndGet();
                            listener.wake();
                        }

                        @Override
                        public void onFailure(IMqttToken token, @Nullable Throwable cause) {
                            connecting = false;
                            fail(cause);
                        }
                    });
        } catch (MqttException e) {
            connecting = false;
            fail(e);
        }
    }

    private void fail(@Nullable Throwable cause) {
        Throwable root = cause;
        while (root != null && root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String why = root == null ? "it closed the connection" : String.valueOf(root.getMessage());
        trouble =
                "broker %s: %s; remedy: check manager.url, its user and its certificates"
                        .formatted(settings.address(), why);
    }

    /** Reports to this link until its client is replaced. */
    private final class Ear implements MqttCallback {
        private final MqttAsyncClient of;

        Ear(MqttAsyncClient of) {
            this.of = of;
        }

        @Override
        public void connectionLost(@Nullable Throwable cause) {
            if (of.equals(client)) {
                fail(cause);
            }
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            byte[] bytes = message.getPayload();
            String text =
                    bytes.length > MOST_BYTES
                            ? " ".repeat(ManagerDesk.MOST_CHARACTERS + 1) // refused for its length
                            : new String(bytes, StandardCharsets.UTF_8);
            var heard = new Message(topic, text, message.isRetained());
            while (!waiting.offer(heard)) {
                waiting.poll(); // the newest word counts
                dropped.incrementAndGet();
            }
            listener.wake();
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {}
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public long connections() {
        return connections.get();
    }

    @Override
    public @Nullable Message poll() {
        return waiting.poll();
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void send(String topic, String text, boolean retained) {
        MqttAsyncClient now = client;
        if (now == null || !now.isConnected()) {
            return;
        }
        try {
            now.publish(topic, text.getBytes(StandardCharsets.UTF_8), QOS, retained);
        } catch (MqttException _) {
            // too much in flight, or gone in this moment: the next state tells it anew
        }
    }

    private void discard(@Nullable MqttAsyncClient old) {
        client = null;
        waiting.clear();
        if (old == null) {
            return;
        }
        try {
            old.disconnectForcibly(0, 100, false);
        } catch (MqttException _) {
            // it was not connected
        }
        try {
            old.close(true);
        } catch (MqttException _) {
            // it is being connected still; its thread ends by its own time-out
        }
    }

    @Override
    public void close() {
        send(settings.availability(), "offline", true);
        discard(client);
    }
}
