package org.tidegate.ocpp.internal.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppTransport.Event;
import org.tidegate.ocpp.OcppTransport.Target;
import org.tidegate.runtime.Wakeup;

/** A WebSocket client on one event-loop thread. The Netty side of {@code NettyOcppTransport}. */
public final class NettyClient {
    /** Longest message in either direction; also the most that may wait to be written. */
    private static final int MAX_FRAME_BYTES = 1 << 20;

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("tg-ocpp-io", true), NioIoHandler.newFactory());
    private final @Nullable Path trusted;
    private Connection connection = new Connection(Wakeup.NONE);
    private Wakeup wakeup = Wakeup.NONE;

    public NettyClient(@Nullable Path trusted) {
        this.trusted = trusted;
    }

    public void connect(Target target) {
        disconnect(1000, "");
        var fresh = new Connection(wakeup);
        connection = fresh;
        URI url = target.url();
        SslContext tls;
        try {
            tls = url.getScheme().equals("wss") ? tls() : null;
        } catch (SSLException | IllegalArgumentException e) {
            fresh.tell(new Event.Failed("certificates " + trusted + ": " + ClientHandler.words(e)));
            return;
        }
        int port = url.getPort() >= 0 ? url.getPort() : tls == null ? 80 : 443;
        ChannelFuture connecting =
                new Bootstrap()
                        .group(group)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(MAX_FRAME_BYTES, 2 * MAX_FRAME_BYTES))
                        .handler(pipeline(fresh, target, tls, port))
                        .connect(url.getHost(), port);
        fresh.attach(connecting.channel());
        var _ =
                connecting.addListener(done -> {
                    if (done.cause() != null) {
                        fresh.tell(new Event.Failed(ClientHandler.words(done.cause())));
                    }
                });
    }

    private SslContext tls() throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient().protocols("TLSv1.3", "TLSv1.2");
        if (trusted != null) {
            builder.trustManager(trusted.toFile());
        }
        return builder.endpointIdentificationAlgorithm("HTTPS").build();
    }

    private static ChannelInitializer<Channel> pipeline(
            Connection connection, Target target, @Nullable SslContext tls, int port) {
        var headers = new DefaultHttpHeaders();
        if (target.password() != null) {
            byte[] both =
                    (target.user() + ":" + target.password()).getBytes(StandardCharsets.UTF_8);
            headers.set(
                    HttpHeaderNames.AUTHORIZATION,
                    "Basic " + Base64.getEncoder().encodeToString(both));
        }
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                ChannelPipeline p = channel.pipeline();
                if (tls != null) {
                    SslHandler handler =
                            tls.newHandler(channel.alloc(), target.url().getHost(), port);
                    handler.setHandshakeTimeout(CONNECT_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
                    p.addLast(handler);
                }
                WebSocketClientHandshaker handshaker =
                        WebSocketClientHandshakerFactory.newHandshaker(
                                target.url(),
                                WebSocketVersion.V13,
                                String.join(",", target.subprotocols()),
                                false,
                                headers,
                                MAX_FRAME_BYTES);
                var config =
                        WebSocketClientProtocolConfig.newBuilder()
                                .handleCloseFrames(false)
                                .dropPongFrames(false)
                                .handshakeTimeoutMillis(CONNECT_TIMEOUT_MILLIS)
                                .build();
                p.addLast(new HttpClientCodec());
                p.addLast(new HttpObjectAggregator(8 * 1024));
                p.addLast(new WebSocketClientProtocolHandler(handshaker, config));
                p.addLast(new Utf8FrameValidator());
                p.addLast(new WebSocketFrameAggregator(MAX_FRAME_BYTES));
                p.addLast(new ClientHandler(connection, handshaker));
            }
        };
    }

    public void send(String text) {
        Channel channel = connection.channel();
        if (channel == null || !channel.isActive()) {
            return;
        }
        if (!channel.isWritable()) { // it asks and asks and never reads the answers
            connection.tell(new Event.Failed("the peer does not read"));
            var _ = channel.close();
            return;
        }
        var _ = channel.writeAndFlush(new TextWebSocketFrame(text));
    }

    public void ping() {
        Channel channel = connection.channel();
        if (channel != null && channel.isActive()) {
            var _ = channel.writeAndFlush(new PingWebSocketFrame());
        }
    }

    public void disconnect(int code, String reason) {
        connection.abandon();
        Channel channel = connection.channel();
        if (channel == null || !channel.isOpen()) {
            return;
        }
        if (channel.isActive() && channel.pipeline().get(ClientHandler.class) != null) {
            String words = reason.length() > 40 ? reason.substring(0, 40) : reason;
            var _ =
                    channel.writeAndFlush(new CloseWebSocketFrame(code, words))
                            .addListener(ChannelFutureListener.CLOSE);
        }
        // a peer that does not even take the close frame is not waited for
        Runnable close =
                () -> {
                    var _ = channel.close();
                };
        var _ = channel.eventLoop().schedule(close, 1, TimeUnit.SECONDS);
    }

    public @Nullable Event poll() {
        return connection.poll();
    }

    public void onEvent(Wakeup next) {
        wakeup = next;
        connection.wakeup(next);
    }

    public void close() {
        disconnect(1001, "going away");
        var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
