package org.tidegate.ocpp.internal.rim;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a server sends to a file, as long as it is not too long. What has come before a
 * failure stays in the file.
 */
final class BoundedFile implements HttpResponse.BodySubscriber<Long> {
    /** More was sent than a file may have. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong(long mostBytes) {
            super("longer than " + mostBytes + " bytes");
        }
    }

    private final Path file;
    private final long mostBytes;
    private final CompletableFuture<Long> whole = new CompletableFuture<>();
    private long bytes;
    private Flow.@Nullable Subscription from;
    private @Nullable FileChannel out;

    /**
     * @param startBytes how much of it is there already
     */
    BoundedFile(Path file, long startBytes, long mostBytes) {
        this.file = file;
        this.bytes = startBytes;
        this.mostBytes = mostBytes;
    }

    /** Its length, once it is whole. */
    @Override
    public CompletionStage<Long> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        from = subscription;
        try {
            FileChannel opened =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            out = opened;
            opened.truncate(bytes);
            opened.position(bytes);
            subscription.request(1);
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        FileChannel open = out;
        Flow.Subscription more = from;
        if (open == null || more == null || whole.isDone()) {
            return;
        }
        try {
            for (ByteBuffer part : parts) {
                bytes += part.remaining();
                if (bytes > mostBytes) {
                    throw new TooLong(mostBytes);
                }
                while (part.hasRemaining()) {
                    open.write(part);
                }
            }
            more.request(1);
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException cause) {
        Flow.Subscription subscription = from;
        if (subscription != null) {
            subscription.cancel();
        }
        onError(cause);
    }

    @Override
    public void onError(Throwable cause) {
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        whole.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        try {
            FileChannel open = out;
            if (open != null) {
                open.force(true);
            }
            close();
            whole.complete(bytes);
        } catch (IOException e) {
            whole.completeExceptionally(e);
        }
    }

    private void close() throws IOException {
        FileChannel open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }
}
