package org.tidegate.rig.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gMessage;

/** The message a vehicle sends up to ten times a second. */
@State(Scope.Thread)
public class ExiBenchmark {
    private final DcChargeLoopReq request =
            new DcChargeLoopReq(
                    new MessageHeader(new SessionId(0x0123456789ABCDEFL), 1_780_000_000L),
                    null,
                    false,
                    Rational.fromDouble(398.7),
                    new BptDynamicDcClReqControlMode(
                            3600L,
                            Rational.fromDouble(12_300),
                            Rational.fromDouble(20_000),
                            Rational.fromDouble(-4_000),
                            Rational.fromDouble(11_000),
                            Rational.ZERO,
                            Rational.fromDouble(32),
                            Rational.fromDouble(450),
                            Rational.fromDouble(250),
                            Rational.fromDouble(11_000),
                            Rational.ZERO,
                            Rational.fromDouble(32),
                            null,
                            null));
    private final byte[] bytes = V2gCodec.encode(request);

    @Benchmark
    public byte[] encodeChargeLoop() {
        return V2gCodec.encode(request);
    }

    @Benchmark
    public V2gMessage decodeChargeLoop() throws ExiException {
        return V2gCodec.decode(SchemaSet.ISO20_DC, bytes);
    }
}
