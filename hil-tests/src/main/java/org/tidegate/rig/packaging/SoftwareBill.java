package org.tidegate.rig.packaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * CycloneDX 1.6 of the very jars in the package, each with its checksum: a resolver's list says
 * what should be there, this one says what is. {@code mvn -Psbom package} makes the resolver's.
 */
final class SoftwareBill {
    private static final Pattern NAMED = Pattern.compile("(.+?)-([0-9][^-]*(?:-.+)?)\\.jar");

    private record Coordinates(String group, String artifact, String version) {
        String purl() {
            return "pkg:maven/" + group + "/" + artifact + "@" + version;
        }
    }

    private SoftwareBill() {}

    /**
     * @param jars name to content
     */
    static String of(Map<String, byte[]> jars, String version) {
        List<Object> components = new ArrayList<>();
        jars.forEach((name, bytes) -> components.add(component(name, bytes)));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("type", "firmware");
        root.put("bom-ref", "tidegate");
        root.put("name", "tidegate");
        root.put("version", version);
        root.put("licenses", List.of(Map.of("license", Map.of("id", "Apache-2.0"))));
        Map<String, Object> bill = new LinkedHashMap<>();
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("version", 1);
        bill.put("metadata", Map.of("component", root));
        bill.put("components", components);
        try {
            return new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(bill)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // maps of strings always write
        }
    }

    private static Map<String, Object> component(String name, byte[] bytes) {
        Coordinates is = coordinates(name, bytes);
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "library");
        component.put("bom-ref", is.purl());
        if (!is.group().isEmpty()) {
            component.put("group", is.group());
        }
        component.put("name", is.artifact());
        component.put("version", is.version());
        component.put("purl", is.purl());
        Map<String, Object> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", sha256(bytes));
        component.put("hashes", List.of(hash));
        return component;
    }

    /** What Maven wrote into the jar; its file name where another tool made it. */
    private static Coordinates coordinates(String name, byte[] bytes) {
        Matcher named = NAMED.matcher(name);
        String artifact = named.matches() ? named.group(1) : name.replaceFirst("\\.jar$", "");
        String version = named.matches() ? named.group(2) : "0";
        String group = "org.tidegate";
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("/" + artifact + "/pom.properties")) {
                    var properties = new Properties();
                    properties.load(zip);
                    group = properties.getProperty("groupId", group);
                    version = properties.getProperty("version", version);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it was read as a jar before
        }
        return new Coordinates(group, artifact, version);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
