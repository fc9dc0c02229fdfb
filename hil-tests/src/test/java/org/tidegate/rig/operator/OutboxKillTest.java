package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.runtime.AppendLog;
import org.tidegate.runtime.Clock;

/**
 * Real processes, a real disk, real {@code kill -9}. One kill per version in the normal build;
 * {@code -Dtidegate.kills=34} makes a hundred of them.
 */
@DisplayName("A station that is killed and started again")
class OutboxKillTest {
    private static final int KILLS = Integer.getInteger("tidegate.kills", 1);
    private static final Pattern STARTED = Pattern.compile("Started");
    private static final Pattern ID =
            Pattern.compile("transactionId\\\\*\":\\\\*\"([0-9a-f-]{36})");

    @TempDir private Path folder;

    private Process start(URI url, OcppVersion version, long session, boolean sessions)
            throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx96m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DoomedStation.class.getName(),
                                url.toString(),
                                version.subprotocol(),
                                folder.toString(),
                                Long.toString(session),
                                Boolean.toString(sessions))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        await(process, "ready");
        return process;
    }

    private static void await(Process process, String word) throws IOException {
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals(word)) {
                return;
            }
        }
        throw new AssertionError("the station ended without a word");
    }

    /** Transactions whose beginning is on the disk, by another reading of it than the outbox's. */
    private Set<String> onDisk() throws IOException {
        var found = new LinkedHashSet<String>();
        try (var disk = new FileDisk(folder)) {
            var logs = new TreeSet<String>();
            for (String file : disk.list("ocpp-outbox-g")) {
                logs.add(file.substring(0, file.lastIndexOf('-')));
            }
            for (String log : logs) {
                AppendLog.scan(
                        disk,
                        log,
                        record -> {
                            String line = new String(record, StandardCharsets.UTF_8);
                            Matcher id = ID.matcher(line);
                            if (STARTED.matcher(line).find() && id.find()) {
                                found.add(id.group(1));
                            }
                        });
            }
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void loses_no_transaction_and_tells_none_twice(OcppVersion version) throws Exception {
        var random = new SplittableRandom(KILLS);
        var begun = new LinkedHashSet<String>();
        try (var twin = new OperatorTwin(Clock.system(), List.of(version), Temper.SMART, 1)) {
            URI url = twin.listen(0, null);
            long session = 1_000;
            for (int kill = 0; kill < KILLS; kill++) {
                Process doomed = start(url, version, session, true);
                if (random.nextInt(3) == 0) {
                    twin.disappear();
                }
                TimeUnit.MICROSECONDS.sleep(random.nextInt(2_500_000));
                doomed.destroyForcibly().waitFor();
                begun.addAll(onDisk());
                twin.reappear();
                session += 1_000;
            }
            Process last = start(url, version, session, false);
            await(last, "drained");
            assertThat(last.waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(twin.violations()).isEmpty();
            assertThat(twin.ledgerFaults()).isEmpty();
            assertThat(twin.transactions()).isNotEmpty().allMatch(Ledger.Transaction::ended);
            if (version == OcppVersion.V16) { // the operator numbers them
                assertThat(twin.transactions()).hasSizeGreaterThanOrEqualTo(begun.size());
            } else {
                List<String> heard =
                        twin.transactions().stream().map(Ledger.Transaction::id).toList();
                assertThat(heard).doesNotHaveDuplicates().containsAll(begun);
            }
            System.out.printf(
                    "OCPP %s: %d kills, %d transactions, %d messages told twice%n",
                    version.number(),
                    KILLS,
                    twin.transactions().size(),
                    twin.transactions().stream().mapToInt(Ledger.Transaction::duplicates).sum());
        }
    }
}
