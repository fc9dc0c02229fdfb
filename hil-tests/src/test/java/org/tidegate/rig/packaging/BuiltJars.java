package org.tidegate.rig.packaging;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The jars of the product, made from whatever this test's class path holds. */
final class BuiltJars {
    private static final Pattern PRODUCT =
            Pattern.compile(
                    "(slf4j-api|logback-|netty-|jackson-(core|databind|annotations)|snakeyaml-engine"
                            + "|picocli|HdrHistogram|jSerialComm|j2mod|bc(tls|prov|util)-|pi4j"
                            + "|jspecify|org\\.eclipse\\.paho).*\\.jar");
    private static final Pattern MODULE =
            Pattern.compile(".*/([a-z0-9-]+)/(target/classes|main)/?");

    private BuiltJars() {}

    static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> jars = new TreeMap<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(element).toAbsolutePath().normalize();
            String name = String.valueOf(path.getFileName());
            var module = MODULE.matcher(path.toString());
            if (Files.isDirectory(path) && module.matches()) {
                jars.put(module.group(1) + "-0.1.0-SNAPSHOT.jar", zipped(path));
            } else if (Files.isRegularFile(path)
                    && (PRODUCT.matcher(name).matches() || isOurs(name))) {
                jars.put(name, Files.readAllBytes(path));
            }
        }
        return jars;
    }

    private static boolean isOurs(String name) {
        return name.endsWith("-SNAPSHOT.jar");
    }

    private static byte[] zipped(Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipEntry(folder.relativize(file).toString());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
