package org.tidegate.rig.converter;

import org.jspecify.annotations.Nullable;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;

/**
 * A Modbus master wired straight to a twin's registers, for virtual time. Faults on the wire come
 * out as the exceptions a real line would end in; no time passes.
 */
public final class InMemoryModbus implements ModbusMaster {
    private final RegisterDevice map;
    private final int ownUnit;
    private long transactions;

    public InMemoryModbus(RegisterDevice map) {
        this(map, 1);
    }

    public InMemoryModbus(RegisterDevice map, int ownUnit) {
        this.map = map;
        this.ownUnit = ownUnit;
    }

    @FunctionalInterface
    private interface Exchange {
        void run() throws Refusal;
    }

    @Override
    public void readHolding(int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException {
        exchange(unit, () -> map.read(false, address, count, into));
    }

    @Override
    public void readInput(int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException {
        exchange(unit, () -> map.read(true, address, count, into));
    }

    @Override
    public void writeMultiple(int unit, int address, int count, short[] values, long deadlineNanos)
            throws ModbusException {
        exchange(unit, () -> map.write(address, count, values));
    }

    @Override
    public void writeSingle(int unit, int address, short value, long deadlineNanos)
            throws ModbusException {
        exchange(unit, () -> map.write(address, 1, new short[] {value}));
    }

    @Override
    public void writeCoil(int unit, int address, boolean on, long deadlineNanos)
            throws ModbusException {
        exchange(unit, () -> map.writeCoil(address, on));
    }

    private void exchange(int unit, Exchange with) throws ModbusException {
        ConverterFault fault = begin(unit);
        if (fault == null || isCarriedOut(fault)) {
            try {
                with.run();
            } catch (Refusal refusal) {
                throw refused(refusal.code);
            }
        }
        end(fault);
    }

    private @Nullable ConverterFault begin(int unit) throws ModbusException {
        transactions++;
        if (unit != ownUnit) {
            throw failure(Reason.TIMEOUT, "no answer from unit " + unit);
        }
        return map.faults().takeWireFault();
    }

    /** Whether the device did what was asked although the answer is spoilt. */
    private static boolean isCarriedOut(ConverterFault fault) {
        return switch (fault) {
            case NO_ANSWER, EXCEPTION_CODE, CLOSES_CONNECTION -> false;
            default -> true;
        };
    }

    private void end(@Nullable ConverterFault fault) throws ModbusException {
        if (fault == null) {
            return;
        }
        throw switch (fault) {
            case EXCEPTION_CODE -> refused(4);
            case CLOSES_CONNECTION -> failure(Reason.CLOSED, "the device closed the connection");
            case WRONG_TRANSACTION -> failure(Reason.MISMATCH, "answer to another transaction");
            case WRONG_UNIT -> failure(Reason.MISMATCH, "another unit answered");
            case GARBAGE_ANSWER -> failure(Reason.MISMATCH, "this is not Modbus TCP");
            case HALF_ANSWER -> failure(Reason.TIMEOUT, "half an answer");
            default -> failure(Reason.TIMEOUT, "no answer");
        };
    }

    private ModbusException refused(int code) {
        return new ModbusException(
                Reason.REFUSED, code, endpoint() + ": the device refused with code " + code);
    }

    private ModbusException failure(Reason reason, String what) {
        return new ModbusException(reason, 0, endpoint() + ": " + what);
    }

    /** How many exchanges there have been. */
    public long transactions() {
        return transactions;
    }

    @Override
    public String endpoint() {
        return "in memory";
    }

    @Override
    public void close() {}
}
