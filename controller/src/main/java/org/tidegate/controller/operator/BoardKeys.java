package org.tidegate.controller.operator;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.Certificates.KeyKind;
import org.tidegate.iso15118.pki.Pem;
import org.tidegate.iso15118.pki.SigningRequest;
import org.tidegate.ocpp.KeyStorePort;

/**
 * Every key the operator may have signed: the one towards itself in its own store, those towards
 * vehicles where the vehicle side has its keys.
 */
public final class BoardKeys implements KeyStorePort {
    private final KeyStorePort own;
    private final @Nullable VehicleCredentials vehicles;
    private final Commissioned given;
    private final Executor work;
    private final Queue<Made> answers = new ConcurrentLinkedQueue<>();

    /**
     * @param own for the key towards the operator
     * @param vehicles null on a charger without encryption towards vehicles
     * @param given what the board file names
     * @param work does what takes long
     */
    public BoardKeys(
            KeyStorePort own,
            @Nullable VehicleCredentials vehicles,
            Commissioned given,
            Executor work) {
        this.own = own;
        this.vehicles = vehicles;
        this.given = given;
        this.work = work;
    }

    @Override
    public void make(Wanted wanted) {
        switch (wanted.purpose()) {
            case CHARGING_STATION -> own.make(wanted);
            case V2G -> make(wanted.number(), KeyKind.P256);
            case V2G20 -> make(wanted.number(), KeyKind.P521);
        }
    }

    private void make(long number, KeyKind kind) {
        try {
            work.execute(() -> answers.add(made(number, kind)));
        } catch (RejectedExecutionException _) {
            answers.add(failed(number, "the charger is shutting down"));
        }
    }

    private static Made failed(long number, String why) {
        return new Made(number, "", "", why);
    }

    private Made made(long number, KeyKind kind) {
        if (vehicles == null) {
            return failed(
                    number, "vehicle.tls is off, so vehicles are shown no certificate at all");
        }
        try {
            String csr = vehicles.request(kind);
            byte[] der = Pem.read(csr, "CERTIFICATE REQUEST");
            byte[] key = SigningRequest.read(der).key().getEncoded();
            return new Made(number, csr, HexFormat.of().formatHex(key), "");
        } catch (IOException | IllegalArgumentException e) {
            return failed(number, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public @Nullable Made poll() {
        Made made = answers.poll();
        return made == null ? own.poll() : made;
    }

    @Override
    public @Nullable String privateKeyPem(String alias) {
        return own.privateKeyPem(alias);
    }

    @Override
    public void forget(String alias) {
        own.forget(alias);
    }

    @Override
    public void keepOnly(Set<String> aliases) {
        own.keepOnly(aliases);
    }

    @Override
    public Commissioned commissioned() {
        return given;
    }
}
