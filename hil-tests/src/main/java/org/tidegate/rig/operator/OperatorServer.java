package org.tidegate.rig.operator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.tidegate.runtime.Clock;

/** The operator's real WebSocket, on loopback only. */
public final class OperatorServer implements AutoCloseable {
    private static final long FLUSH_EVERY_MILLIS = 5;

    /**
     * PEM files of a server certificate chain and its key.
     *
     * @param clients authorities of the client certificates asked for (security profile 3); null
     *     asks for none
     */
    public record Tls(Path chain, Path key, @Nullable Path clients) {
        public Tls(Path chain, Path key) {
            this(chain, key, null);
        }
    }

    private final OperatorCore core;
    private final Clock clock;
    private final @Nullable String password;
    private final @Nullable SslContext tls;
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("operator-twin", true), NioIoHandler.newFactory());
    private final Channel listening;

    OperatorServer(
            OperatorCore core,
            Clock clock,
            int port,
            @Nullable String password,
            @Nullable Tls tls) {
        this.core = core;
        this.clock = clock;
        this.password = password;
        try {
            this.tls = tls == null ? null : context(tls);
        } catch (SSLException e) {
            throw new IllegalArgumentException(tls + ": " + e.getMessage(), e);
        }
        listening =
                new ServerBootstrap()
                        .group(group)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        welcome(channel);
                                    }
                                })
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .syncUninterruptibly()
                        .channel();
    }

    private static SslContext context(Tls tls) throws SSLException {
        SslContextBuilder builder =
                SslContextBuilder.forServer(tls.chain.toFile(), tls.key.toFile());
        if (tls.clients != null) {
            builder.trustManager(tls.clients.toFile()).clientAuth(ClientAuth.REQUIRE);
        }
        return builder.build();
    }

    URI url() {
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        return URI.create((tls == null ? "ws" : "wss") + "://localhost:" + port + "/ocpp");
    }

    private void welcome(Channel channel) {
        ChannelPipeline p = channel.pipeline();
        if (tls != null) {
            p.addLast(tls.newHandler(channel.alloc()));
        }
        p.addLast(new HttpServerCodec());
        p.addLast(new HttpObjectAggregator(8 * 1024));
        p.addLast(new Doorman());
        p.addLast(
                new WebSocketServerProtocolHandler(
                        WebSocketServerProtocolConfig.newBuilder()
                                .websocketPath("/ocpp")
                                .checkStartsWith(true)
                                .subprotocols(
                                        core.spoken().stream()
                                                .map(OcppVersion::subprotocol)
                                                .collect(Collectors.joining(",")))
                                .maxFramePayloadLength(4 << 20)
                                .build()));
        p.addLast(new Talk());
    }

    /** Lets nobody in without the password, and nobody at all while the operator is away. */
    private final class Doorman extends SimpleChannelInboundHandler<FullHttpRequest> {
        Doorman() {
            super(FullHttpRequest.class, false);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            String header = request.headers().get(HttpHeaderNames.AUTHORIZATION);
            if (!core.isPresent()) {
                request.release();
                refuse(ctx, HttpResponseStatus.SERVICE_UNAVAILABLE);
            } else if (password != null && !password.equals(passwordIn(header))) {
                request.release();
                refuse(ctx, HttpResponseStatus.UNAUTHORIZED);
            } else {
                ctx.fireChannelRead(request);
            }
        }

        private void refuse(ChannelHandlerContext ctx, HttpResponseStatus status) {
            var _ =
                    ctx.writeAndFlush(
                                    new DefaultFullHttpResponse(
                                            HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER))
                            .addListener(ChannelFutureListener.CLOSE);
        }

        private @Nullable String passwordIn(@Nullable String header) {
            if (header == null || !header.startsWith("Basic ")) {
                return null;
            }
            byte[] both = Base64.getDecoder().decode(header.substring("Basic ".length()));
            String text = new String(both, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        }
    }

    /** One connection. */
    private final class Talk extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private long connection;
        private @Nullable ScheduledFuture<?> flushing;

        Talk() {
            super(TextWebSocketFrame.class);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete done) {
                connection =
                        OcppVersion.chosen(
                                        List.of(String.valueOf(done.selectedSubprotocol())),
                                        core.spoken())
                                .flatMap(core::connect)
                                .orElse(0L);
                flushing =
                        ctx.executor()
                                .scheduleAtFixedRate(
                                        () -> flush(ctx),
                                        0,
                                        FLUSH_EVERY_MILLIS,
                                        TimeUnit.MILLISECONDS);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            core.received(connection, frame.text());
            flush(ctx);
        }

        private void flush(ChannelHandlerContext ctx) {
            if (!core.isConnected(connection)) {
                leave(ctx);
                return;
            }
            String text = core.due(connection, clock.nanos());
            while (text != null) {
                var _ = ctx.writeAndFlush(new TextWebSocketFrame(text));
                text = core.due(connection, clock.nanos());
            }
        }

        private void leave(ChannelHandlerContext ctx) {
            OperatorCore.Goodbye goodbye = core.goodbye();
            if (goodbye == null) {
                var _ = ctx.close();
            } else {
                var _ =
                        ctx.writeAndFlush(new CloseWebSocketFrame(goodbye.code(), goodbye.reason()))
                                .addListener(ChannelFutureListener.CLOSE);
            }
            if (flushing != null) {
                flushing.cancel(false);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            core.disconnected(connection);
            if (flushing != null) {
                flushing.cancel(false);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            var _ = ctx.close();
        }
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
