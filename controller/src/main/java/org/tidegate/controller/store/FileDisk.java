package org.tidegate.controller.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidegate.runtime.Disk;

/**
 * One folder of a real file system. Every exception names the file, the reason and a remedy.
 *
 * <p>Give each plane its own instance on the folder: calls are synchronized, and nobody should wait
 * for somebody else's fsync. Files that are written stay open, because Linux tells a failed
 * write-back only to descriptors that were open when it failed.
 */
public final class FileDisk implements Disk, AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
    private static final int MOST_OPEN_FILES = 8;
    private static final Set<StandardOpenOption> OPEN_OR_CREATE = Set.of(CREATE, WRITE);

    private final Path folder;
    private final Set<PosixFilePermission> permissions;
    private final Map<String, FileChannel> open = new LinkedHashMap<>(16, 0.75f, true);

    /** The folder is created with the first file. */
    public FileDisk(Path folder) {
        this(folder, Set.of());
    }

    private FileDisk(Path folder, Set<PosixFilePermission> permissions) {
        this.folder = folder.toAbsolutePath();
        this.permissions = permissions;
    }

    /**
     * Files of this one are for nobody else's eyes, whatever the process's umask and whoever wrote
     * them before: keys, passwords, tokens.
     */
    public static FileDisk secret(Path folder) {
        return new FileDisk(folder, PosixFilePermissions.fromString("rw-------"));
    }

    /**
     * Takes from everybody else what was written before with other permissions.
     *
     * @return what it could not be done for, in words; empty if all is well
     */
    public synchronized String restrict(String prefix) {
        try {
            for (String file : list(prefix)) {
                Files.setPosixFilePermissions(path(file), permissions);
            }
            return "";
        } catch (IOException | UnsupportedOperationException e) {
            return folder + ": " + prefix + "*: permissions cannot be set: " + e.getMessage();
        }
    }

    public Path folder() {
        return folder;
    }

    @Override
    public synchronized byte[] read(String file) throws IOException {
        try {
            return Files.readAllBytes(path(file));
        } catch (NoSuchFileException _) {
            return new byte[0];
        } catch (IOException e) {
            throw explained("read", file, e);
        }
    }

    @Override
    public synchronized void write(String file, byte[] content) throws IOException {
        try {
            FileChannel channel = channel(file);
            channel.truncate(0);
            writeAll(channel, content, 0);
        } catch (IOException e) {
            throw explained("write", file, e);
        }
    }

    @Override
    public synchronized void append(String file, byte[] content) throws IOException {
        try {
            FileChannel channel = channel(file);
            writeAll(channel, content, channel.size());
        } catch (IOException e) {
            throw explained("append to", file, e);
        }
    }

    @Override
    public synchronized void truncate(String file, long length) throws IOException {
        try {
            if (Files.exists(path(file))) {
                channel(file).truncate(length);
            }
        } catch (IOException e) {
            throw explained("shorten", file, e);
        }
    }

    @Override
    public synchronized void sync(String file) throws IOException {
        try {
            if (Files.exists(path(file))) {
                channel(file).force(true);
            }
        } catch (IOException e) {
            throw explained("sync", file, e);
        }
    }

    @Override
    public synchronized List<String> list(String prefix) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw explained("list", prefix + "*", e);
        }
    }

    @Override
    public synchronized void delete(String file) throws IOException {
        try {
            FileChannel channel = open.remove(file);
            if (channel != null) {
                channel.close();
            }
            if (Files.deleteIfExists(path(file))) {
                syncFolder(folder);
            }
        } catch (IOException e) {
            throw explained("delete", file, e);
        }
    }

    /** Closes the files; nothing is lost, and using the disk again opens them again. */
    @Override
    public synchronized void close() {
        for (FileChannel channel : open.values()) {
            try {
                channel.close();
            } catch (IOException _) {
                // Whoever needed the content on the medium has called sync and was told there.
            }
        }
        open.clear();
    }

    private FileChannel channel(String file) throws IOException {
        FileChannel channel = open.get(file);
        if (channel != null && channel.isOpen()) {
            return channel;
        }
        Path path = path(file);
        boolean isNew = !Files.exists(path);
        if (isNew) {
            createFolder();
        }
        channel = open(path, isNew);
        open.put(file, channel);
        if (open.size() > MOST_OPEN_FILES) {
            Iterator<FileChannel> eldest = open.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
        if (isNew) {
            syncFolder(folder);
        }
        return channel;
    }

    private FileChannel open(Path path, boolean isNew) throws IOException {
        if (permissions.isEmpty() || !isNew) {
            return FileChannel.open(path, CREATE, WRITE);
        }
        try {
            return FileChannel.open(
                    path, OPEN_OR_CREATE, PosixFilePermissions.asFileAttribute(permissions));
        } catch (UnsupportedOperationException _) { // a medium without owners has no secrets
            return FileChannel.open(path, CREATE, WRITE);
        }
    }

    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Path parent = folder.getParent();
            if (parent != null) {
                syncFolder(parent);
            }
        }
    }

    /** A new or removed name is on the medium only after the folder itself has been synced. */
    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    private static void writeAll(FileChannel channel, byte[] content, long from)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        long at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private Path path(String file) {
        if (!NAME.matcher(file).matches()) {
            throw new IllegalArgumentException("'" + file + "' is not a flat file name");
        }
        return folder.resolve(file);
    }

    private IOException explained(String verb, String file, IOException cause) {
        String reason = reason(cause);
        return new IOException(
                "cannot %s %s: %s; remedy: %s"
                        .formatted(verb, folder.resolve(file), reason, remedy(reason)),
                cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such folder";
            case NotDirectoryException _ -> "not a folder";
            case FileSystemException e when e.getReason() != null -> lower(e.getReason());
            default -> {
                String message = cause.getMessage();
                yield message == null ? cause.getClass().getSimpleName() : lower(message);
            }
        };
    }

    private static String remedy(String reason) {
        if (reason.contains("no space left") || reason.contains("quota")) {
            return "free space or use a larger medium";
        }
        if (reason.contains("read-only")) {
            return "remount the medium writable; if it went read-only by itself, replace it";
        }
        if (reason.contains("permission denied") || reason.contains("not permitted")) {
            return "give the user that runs tidegate the right to write there";
        }
        if (reason.contains("input/output error")) {
            return "replace the medium";
        }
        return "check the folder and the medium";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
