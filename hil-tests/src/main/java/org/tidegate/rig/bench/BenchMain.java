package org.tidegate.rig.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks and prints nanoseconds and bytes per operation. Arguments: {@code --long} for
 * figures worth quoting (five forks of ten seconds), and a regular expression for the names; or
 * {@code loop} and a number for {@link LoopLatency}; or {@code modbus} for {@link ModbusLatency}.
 */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("loop")) {
            LoopLatency.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        if (args.length > 0 && args[0].equals("modbus")) {
            ModbusLatency.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        boolean quotable = false;
        String names = "org.tidegate.rig.bench.*";
        for (String arg : args) {
            if (arg.equals("--long")) {
                quotable = true;
            } else {
                names = arg;
            }
        }
        TimeValue slice = TimeValue.milliseconds(quotable ? 1_000 : 400);
        var options =
                new OptionsBuilder()
                        .include(names)
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(quotable ? 5 : 1)
                        .warmupIterations(quotable ? 5 : 3)
                        .warmupTime(slice)
                        .measurementIterations(quotable ? 10 : 4)
                        .measurementTime(slice)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT);
        if (!isPresent("eu.chargetime.ocpp.JSONCommunicator")) {
            System.out.println(
                    "without OcppBenchmark: eu.chargetime.ocpp is not on the class path");
            options.exclude(OcppBenchmark.class.getSimpleName());
        }
        System.out.println("running; each line is one operation of one thread");
        print(new Runner(options.build()).run());
    }

    /** Libraries that are measured against are not shipped with the launcher. */
    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, BenchMain.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    private static void print(Collection<RunResult> results) {
        System.out.printf(Locale.ROOT, "%-45s %12s %12s %12s%n", "", "ns/op", "±", "B/op");
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
            var params = result.getParams();
            String name =
                    params.getParamsKeys().stream()
                            .map(params::getParam)
                            .reduce(params.getBenchmark(), (a, b) -> a + " " + b);
            System.out.printf(
                    Locale.ROOT,
                    "%-45s %12.1f %12.1f %12.1f%n",
                    name.substring("org.tidegate.rig.bench.".length()),
                    time.getScore(),
                    time.getScoreError(),
                    bytes == null ? Double.NaN : bytes.getScore());
        }
    }
}
