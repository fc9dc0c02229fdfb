package org.tidegate.rig.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The architecture's arrows as rules, for a root package, so that the same rules can be shown to
 * bite on planted classes under another root.
 */
final class HouseRules {
    static final List<String> MIDDLE =
            List.of("board", "protection", "pilot", "hal", "ocpp", "iso15118");

    /** Public packages besides a module's root; everything else is internal. */
    private static final List<String> NAMED =
            List.of(
                    "board.gridcode",
                    "hal.pins",
                    "pilot.frontend",
                    "hal.der",
                    "hal.map",
                    "protection.evidence",
                    "protection.islanding",
                    "protection.measurement",
                    "iso15118.exi",
                    "iso15118.message",
                    "iso15118.message.ac",
                    "iso15118.message.acdp",
                    "iso15118.message.din",
                    "iso15118.message.iso2",
                    "iso15118.message.wpt",
                    "iso15118.pki",
                    "iso15118.slac",
                    "iso15118.trace");

    /** Decisions: values in, values out, time as an argument. */
    private static final List<String> CORE =
            List.of(
                    "protection..",
                    "pilot..",
                    "iso15118..",
                    "ocpp..",
                    "controller.lane..",
                    "controller.session..",
                    "controller.ladder..",
                    "controller.snapshot..",
                    "controller.bridge..",
                    "controller.operator..",
                    "controller.energy..");

    /** Where core packages touch the machine. A new rim is named here or does not merge. */
    private static final Set<String> RIMS =
            Set.of(
                    "iso15118.SdpServer",
                    "iso15118.V2gListener",
                    "iso15118.V2gTls",
                    "iso15118.internal.HalfClose",
                    "iso15118.internal.Securing",
                    "iso15118.internal.SocketConnection",
                    "iso15118.internal.tls.TlsHandshake",
                    "ocpp.NettyOcppTransport",
                    "ocpp.internal.net.NettyClient",
                    "ocpp.internal.net.ClientHandler",
                    "ocpp.internal.net.Connection",
                    "ocpp.internal.rim.BoundedFile",
                    "ocpp.internal.rim.DiskKeys",
                    "ocpp.internal.rim.Exchange",
                    "ocpp.internal.rim.HttpsFiles",
                    "ocpp.internal.net.Faults",
                    "ocpp.internal.net.Tls",
                    "controller.lane.LaneThread",
                    "controller.lane.PosixHost",
                    "controller.lane.RealTimeFallback",
                    "controller.operator.UpdateHandOver");

    /** Values that the lane and the slow planes share although they lie in a plane's package. */
    private static final Set<String> SHARED_WORDS =
            Set.of("controller.journal.ControllerEvent", "controller.energy.EnergyCounter");

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** All of them, by name. */
    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("runtime knows nobody", runtimeKnowsNobody());
        rules.put("middle modules know runtime only", middleModulesKnowRuntimeOnly());
        rules.put("nothing below the rig knows it", nothingBelowTheRigKnowsIt());
        rules.put("internals stay at home", internalsStayAtHome());
        rules.put("every package is public by name or internal", packagesAreNamedOrInternal());
        rules.put("no third party in a public signature", noThirdPartyInPublicSignatures());
        rules.put("one place reads the machine's clocks", onePlaceReadsTheClocks());
        rules.put("core decides without machine", coreDecidesWithoutMachine());
        rules.put("core draws no luck of its own", coreDrawsNoLuckOfItsOwn());
        rules.put("lane is told the time", laneIsToldTheTime());
        rules.put("lane does not log", laneDoesNotLog());
        rules.put("lane knows no slow plane", laneKnowsNoSlowPlane());
        rules.put("slow planes know neither lane nor each other", slowPlanesKeepApart());
        rules.put("no cycles", noCycles());
        return rules;
    }

    ArchRule runtimeKnowsNobody() {
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage(
                                in("runtime.."),
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.nio",
                                "org.jspecify..")
                        .or(named("java.io.IOException"))
                        .or(named("java.io.UncheckedIOException"));
        return noClasses()
                .that(inModule("runtime"))
                .should()
                .dependOnClassesThat(not(allowed.or(arraysOfThose(allowed))))
                .because("runtime has no I/O and no third party");
    }

    ArchRule middleModulesKnowRuntimeOnly() {
        CompositeArchRule rules = null;
        for (String own : MIDDLE) {
            String[] others =
                    Stream.concat(
                                    MIDDLE.stream().filter(other -> !other.equals(own)),
                                    Stream.of("controller"))
                            .map(other -> in(other + ".."))
                            .toArray(String[]::new);
            ArchRule rule =
                    noClasses()
                            .that(inModule(own))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(others))
                            .allowEmptyShould(true)
                            .because("each of the six builds and tests alone");
            rules = rules == null ? CompositeArchRule.of(rule) : rules.and(rule);
        }
        return Objects.requireNonNull(rules).allowEmptyShould(true);
    }

    ArchRule nothingBelowTheRigKnowsIt() {
        return noClasses()
                .that(inAnyModuleBelowTheRig())
                .should()
                .dependOnClassesThat(resideInAPackage(in("rig..")))
                .because("production jars contain no twin");
    }

    ArchRule internalsStayAtHome() {
        CompositeArchRule rules = null;
        for (String own : MIDDLE) {
            ArchRule rule =
                    noClasses()
                            .that(
                                    resideInAPackage(in(".."))
                                            .and(not(resideInAPackage(in(own + "..")))))
                            .should()
                            .dependOnClassesThat(resideInAPackage(in(own + "..internal..")))
                            .allowEmptyShould(true);
            rules = rules == null ? CompositeArchRule.of(rule) : rules.and(rule);
        }
        return Objects.requireNonNull(rules).allowEmptyShould(true);
    }

    ArchRule packagesAreNamedOrInternal() {
        var open = new ArrayList<String>();
        MIDDLE.forEach(module -> open.add(in(module)));
        NAMED.forEach(named -> open.add(in(named)));
        open.add(in("..internal.."));
        return classes()
                .that(inTheMiddle())
                .should()
                .resideInAnyPackage(open.toArray(String[]::new))
                .because("public types live in the root or a named package, the rest is internal");
    }

    ArchRule noThirdPartyInPublicSignatures() {
        return classes()
                .that(
                        inTheMiddle()
                                .or(inModule("runtime"))
                                .and(not(resideInAPackage(in("..internal.."))))
                                .and(describe("are public", PublicSignatures::isVisible)))
                .should(new PublicSignatures(root));
    }

    ArchRule onePlaceReadsTheClocks() {
        return noClasses()
                .that(
                        inAnyModuleBelowTheRig()
                                .and(not(describe("is Clock", outermostIs("runtime.Clock")))))
                .should()
                .callMethodWhere(target(HouseRules::readsTheMachinesClock))
                .because("time is an argument; Clock.system() is the one exception");
    }

    ArchRule coreDecidesWithoutMachine() {
        return noClasses()
                .that(inCore())
                .should()
                .callMethodWhere(target(HouseRules::waitsOrStartsAThread))
                .orShould()
                .callConstructorWhere(target(HouseRules::waitsOrStartsAThread))
                .orShould()
                .dependOnClassesThat(
                        resideInAnyPackage("java.nio.channels..", "java.nio.file..", "io.netty..")
                                .and(not(named("java.nio.file.Path"))) // a name, not the file
                                .or(named("java.net.Socket"))
                                .or(named("java.net.ServerSocket"))
                                .or(named("java.net.DatagramSocket"))
                                .or(named("java.io.File")))
                .because(
                        "a decision that waits or reaches for a socket cannot run in virtual time");
    }

    ArchRule coreDrawsNoLuckOfItsOwn() {
        return noClasses()
                .that(inCore())
                .should()
                .callMethodWhere(target(HouseRules::drawsLuck))
                .orShould()
                .callConstructorWhere(target(HouseRules::drawsLuck))
                .because("a run must be replayable from its seed");
    }

    ArchRule laneIsToldTheTime() {
        return noClasses()
                .that(
                        resideInAnyPackage(
                                        in("protection.."),
                                        in("pilot.."),
                                        in("controller.lane.."),
                                        in("controller.session.."),
                                        in("controller.ladder.."))
                                .and(not(describe("are rims", this::isRim))))
                .should()
                .dependOnClassesThat(
                        describe("a clock", type -> type.getName().equals(root + ".runtime.Clock")))
                .because("now is an argument of every step");
    }

    ArchRule laneDoesNotLog() {
        return noClasses()
                .that(
                        resideInAnyPackage(
                                in("protection.."),
                                in("pilot.."),
                                in("runtime.."),
                                in("controller.lane.."),
                                in("controller.session.."),
                                in("controller.ladder.."),
                                in("controller.snapshot..")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "org.slf4j..", "ch.qos.logback..", "java.util.logging.."))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the lane emits events into a ring");
    }

    ArchRule laneKnowsNoSlowPlane() {
        return noClasses()
                .that(
                        resideInAnyPackage(
                                in("controller.lane.."),
                                in("controller.session.."),
                                in("controller.ladder.."),
                                in("controller.snapshot..")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        in("board.."),
                                        in("ocpp.."),
                                        in("iso15118.."),
                                        in("controller.bridge.."),
                                        in("controller.operator.."),
                                        in("controller.energy.."),
                                        in("controller.journal.."),
                                        in("controller.console.."),
                                        in("controller.store.."),
                                        in("controller.assembly.."),
                                        in("controller.cli.."))
                                .and(not(describe("are shared words", this::isSharedWord))))
                .because("lane, session and ladder know runtime, protection, pilot and hal only");
    }

    ArchRule slowPlanesKeepApart() {
        List<String> planes = List.of("bridge", "energy", "journal", "store");
        CompositeArchRule rules = null;
        for (String own : planes) {
            String[] others =
                    Stream.of("lane", "bridge", "energy", "journal", "console", "assembly", "cli")
                            .filter(other -> !other.equals(own))
                            .map(other -> in("controller." + other + ".."))
                            .toArray(String[]::new);
            ArchRule rule =
                    noClasses()
                            .that(resideInAPackage(in("controller." + own + "..")))
                            .should()
                            .dependOnClassesThat(
                                    resideInAnyPackage(others)
                                            .and(
                                                    not(
                                                            describe(
                                                                    "are shared words",
                                                                    this::isSharedWord))))
                            .allowEmptyShould(true)
                            .because("no plane needs to notice that another one died");
            rules = rules == null ? CompositeArchRule.of(rule) : rules.and(rule);
        }
        return Objects.requireNonNull(rules).allowEmptyShould(true);
    }

    ArchRule noCycles() {
        return slices().matching(in("(*)..")).should().beFreeOfCycles();
    }

    private String in(String below) {
        return below.startsWith("..") ? root + below : root + "." + below;
    }

    private DescribedPredicate<JavaClass> inModule(String module) {
        return resideInAPackage(in(module + ".."));
    }

    private DescribedPredicate<JavaClass> inTheMiddle() {
        return resideInAnyPackage(
                MIDDLE.stream().map(module -> in(module + "..")).toArray(String[]::new));
    }

    private DescribedPredicate<JavaClass> inAnyModuleBelowTheRig() {
        return inTheMiddle().or(inModule("runtime")).or(inModule("controller"));
    }

    private DescribedPredicate<JavaClass> inCore() {
        return resideInAnyPackage(CORE.stream().map(this::in).toArray(String[]::new))
                .and(not(describe("are rims", this::isRim)));
    }

    private boolean isRim(JavaClass type) {
        return RIMS.stream().anyMatch(rim -> outermostIs(rim).test(type));
    }

    private boolean isSharedWord(JavaClass type) {
        return SHARED_WORDS.stream().anyMatch(word -> outermostIs(word).test(type));
    }

    private Predicate<JavaClass> outermostIs(String name) {
        String full = root + "." + name;
        return type -> type.getName().equals(full) || type.getName().startsWith(full + "$");
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return describe(name, type -> type.getName().equals(name));
    }

    private static DescribedPredicate<JavaClass> arraysOfThose(DescribedPredicate<JavaClass> base) {
        return describe(
                "arrays of those",
                type ->
                        type.isArray()
                                && (type.getBaseComponentType().isPrimitive()
                                        || base.test(type.getBaseComponentType())));
    }

    private static DescribedPredicate<JavaAccess<?>> target(
            Predicate<CodeUnitAccessTarget> forbidden) {
        return describe(
                "forbidden call",
                access ->
                        access.getTarget() instanceof CodeUnitAccessTarget called
                                && forbidden.test(called));
    }

    private static boolean readsTheMachinesClock(CodeUnitAccessTarget called) {
        String owner = called.getOwner().getName();
        return switch (called.getName()) {
            case "nanoTime", "currentTimeMillis" -> owner.equals("java.lang.System");
            case "now" -> owner.startsWith("java.time.");
            case "systemUTC", "systemDefaultZone", "system" -> owner.equals("java.time.Clock");
            case "<init>" ->
                    owner.equals("java.util.Date") && called.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    private static boolean waitsOrStartsAThread(CodeUnitAccessTarget called) {
        String owner = called.getOwner().getName();
        String name = called.getName();
        return switch (owner) {
            case "java.lang.Thread" ->
                    Arrays.asList("sleep", "start", "join", "ofPlatform", "ofVirtual", "<init>")
                                    .contains(name)
                            || name.equals("startVirtualThread");
            case "java.util.concurrent.Executors", "java.util.Timer" -> true;
            case "java.util.concurrent.locks.LockSupport" -> name.startsWith("park");
            case "java.lang.Object" -> name.equals("wait");
            case "java.util.concurrent.CompletableFuture" -> name.endsWith("Async");
            default -> false;
        };
    }

    private static boolean drawsLuck(CodeUnitAccessTarget called) {
        String owner = called.getOwner().getName();
        boolean unseeded = called.getRawParameterTypes().isEmpty();
        return switch (called.getName()) {
            case "random" -> owner.equals("java.lang.Math");
            case "randomUUID" -> owner.equals("java.util.UUID");
            case "current" -> owner.equals("java.util.concurrent.ThreadLocalRandom");
            case "<init>" ->
                    unseeded
                            && Set.of(
                                            "java.util.Random",
                                            "java.util.SplittableRandom",
                                            "java.security.SecureRandom")
                                    .contains(owner);
            default -> false;
        };
    }
}
