package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.tidegate.controller.maintenance.Order;
import org.tidegate.controller.update.DebInstaller;
import org.tidegate.controller.update.HostCommands;
import org.tidegate.controller.update.Installed;
import org.tidegate.controller.update.RaucInstaller;
import org.tidegate.controller.update.Release;
import org.tidegate.controller.update.UpdateAgent;
import org.tidegate.controller.update.UpdateBundle;
import org.tidegate.controller.update.UpdateInput.Verdict;
import org.tidegate.controller.update.UpdateManifest;
import org.tidegate.controller.update.UpdateVerbs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Firmware bundles: pack, verify, install. */
@Command(
        name = "update",
        description = "Firmware bundles.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CommandLine.HelpCommand.class})
public final class UpdateCommand implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    /** Without a subcommand the help is the answer. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "verify",
            description = "Say whether this board would take a bundle, and why not.")
    int verify(
            @Parameters(paramLabel = "BUNDLE", description = "The file.") Path bundle,
            @Option(
                            names = "--keys",
                            paramLabel = "DIR",
                            defaultValue = "/etc/tidegate/update-keys",
                            description = "Trusted keys; ${DEFAULT-VALUE} if left out.")
                    Path keys,
            @Option(
                            names = "--release",
                            paramLabel = "FILE",
                            defaultValue = "/usr/share/tidegate/release",
                            description = "What is installed; ${DEFAULT-VALUE} if left out.")
                    Path release) {
        try {
            Installed installed = Installed.read(release);
            return switch (UpdateBundle.verify(bundle, installed.trust(Installed.keys(keys)))) {
                case Verdict.Bad bad ->
                        throw new CommandException(
                                TidegateCommand.FAILED,
                                bad.reason(),
                                "Fetch it again from its maker.");
                case Verdict.Genuine genuine -> {
                    boolean newer = genuine.release().number() > installed.release().number();
                    out().println(
                                    genuine.release()
                                            + " is genuine"
                                            + (newer ? "." : ", but not newer than what runs."));
                    out().flush();
                    yield newer ? TidegateCommand.OK : TidegateCommand.FAILED;
                }
            };
        } catch (IOException e) {
            throw ConfigFiles.unusable("verify", bundle, e);
        }
    }

    @Command(
            name = "install",
            description = "Have the running charger install a bundle, unless it is energised.")
    int install(
            @Parameters(paramLabel = "BUNDLE", description = "The file.") Path bundle,
            @Option(
                            names = "--when-idle",
                            description = "Wait for the end of the session instead of refusing.")
                    boolean whenIdle,
            @CommandLine.Mixin ChargerOrders charger) {
        Path file = bundle.toAbsolutePath().normalize();
        if (!Files.isReadable(file)) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    file + " is not there or cannot be read",
                    "Name the bundle's file.");
        }
        return charger.give(number -> new Order.Install(number, whenIdle, file), out());
    }

    @Command(name = "status", description = "Say where the running charger's update stands.")
    int status(@CommandLine.Mixin ChargerOrders charger) {
        return charger.give(Order.UpdateStatus::new, out());
    }

    @Command(name = "pack", description = "Make a signed bundle; for the one who releases.")
    int pack(
            @Parameters(paramLabel = "PAYLOAD", description = "A .deb or a RAUC bundle.")
                    Path payload,
            @Parameters(paramLabel = "BUNDLE", description = "The file to write.") Path bundle,
            @Option(
                            names = "--product",
                            defaultValue = "tidegate",
                            description = "Boards it is for.")
                    String product,
            @Option(names = "--kind", required = true, description = "rauc or deb.") String kind,
            @Option(names = "--release-version", required = true, description = "For people.")
                    String version,
            @Option(
                            names = "--release-number",
                            required = true,
                            description = "Grows with releases.")
                    long number,
            @Option(names = "--key", required = true, description = "Ed25519 private key, PEM.")
                    Path key) {
        try {
            PrivateKey secret =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Installed.pem(key, "PRIVATE KEY")));
            var manifest =
                    new UpdateManifest(
                            product,
                            kind,
                            new Release(version, number),
                            UpdateBundle.sha256(payload),
                            Files.size(payload));
            UpdateBundle.pack(payload, manifest, secret, bundle);
            out().println(bundle + " is signed.");
            out().flush();
            return TidegateCommand.OK;
        } catch (IOException e) {
            throw ConfigFiles.unusable("pack", bundle, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    String.valueOf(e.getMessage()),
                    "Make a key with 'openssl genpkey -algorithm ed25519'; kind is rauc or deb.");
        }
    }

    @Command(
            name = "keep",
            description = "Keep this package, which is installed, as the one to go back to.")
    int keep(@Parameters(paramLabel = "DEB", description = "The package's file.") Path deb) {
        try {
            new DebInstaller(new HostCommands(), Installed.FOLDER).keep(deb);
            return TidegateCommand.OK;
        } catch (IOException e) {
            throw ConfigFiles.unusable("keep", deb, e);
        }
    }

    @Command(
            name = "agent",
            hidden = true, // tidegate-update.service runs it
            description = "Do what the charger has asked for.")
    int agent() {
        try {
            Installed installed = Installed.read(Installed.RELEASE);
            var commands = new HostCommands();
            UpdateVerbs verbs =
                    installed.kind().equals("rauc")
                            ? new RaucInstaller(commands)
                            : new DebInstaller(commands, Installed.FOLDER);
            String answer =
                    new UpdateAgent(
                                    new UpdateAgent.Places(Installed.REQUEST, Installed.FOLDER),
                                    verbs,
                                    installed.trust(Installed.keys(Installed.KEYS)),
                                    installed.release())
                            .run();
            out().println(answer);
            out().flush();
            return answer.contains(" failed ") ? TidegateCommand.FAILED : TidegateCommand.OK;
        } catch (IOException e) {
            throw ConfigFiles.unusable("serve", Installed.REQUEST, e);
        }
    }
}
