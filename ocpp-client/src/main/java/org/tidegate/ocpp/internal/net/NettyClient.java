package org.tidegate.ocpp.internal.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
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
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
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
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.LinkFault;
import org.tidegate.ocpp.OcppTransport.Credentials;
import org.tidegate.ocpp.OcppTransport.Event;
import org.tidegate.ocpp.OcppTransport.Target;
import org.tidegate.ocpp.TransportSettings;
import org.tidegate.runtime.Wakeup;

/** A WebSocket client on one event-loop thread. The Netty side of {@code NettyOcppTransport}. */
public final class NettyClient {
    private static final int LONGEST_RESPONSE_BYTES = 8 * 1024;

    /** RFC 6455, 5.5: a control frame carries at most 125 bytes, two of them the code. */
    private static final int LONGEST_CLOSE_CHARS = 40;

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("tg-ocpp-io", true), NioIoHandler.newFactory());
    private final TransportSettings settings;
    private Connection connection = new Connection(Wakeup.NONE);
    private Wakeup wakeup = Wakeup.NONE;

    public NettyClient(TransportSettings settings) {
        this.settings = settings;
    }

    public void connect(Target target) {
        disconnect(1000, "");
        var fresh = new Connection(wakeup);
        connection = fresh;
        String refusal = refusal(target);
        if (refusal != null) {
            fresh.tell(new Event.Failed(LinkFault.SETTINGS, refusal));
            return;
        }
        SslContext tls;
        try {
            tls = isTls(target.url()) ? Tls.client(settings, target.credentials()) : null;
        } catch (SSLException | IllegalArgumentException e) {
            fresh.tell(new Event.Failed(LinkFault.SETTINGS, Faults.words(e)));
            return;
        }
        WebSocketClientHandshaker handshaker = handshaker(target);
        var handler = new ClientHandler(fresh, handshaker, target, settings.wildcards());
        ChannelFuture connecting =
                bootstrap(new Parts(target, tls, handshaker, handler))
                        .connect(
                                InetSocketAddress.createUnresolved(
                                        target.url().getHost(), port(target.url())));
        fresh.attach(connecting.channel());
        var _ =
                connecting.addListener(done -> {
                    if (done.cause() != null) {
                        handler.neverOpened(done.cause());
                    }
                });
    }

    /** Why this connection must not even be tried; null if it may. */
    private @Nullable String refusal(Target target) {
        URI url = target.url();
        if (url.getHost() == null) {
            return "the operator's address " + url + " has no host";
        }
        Credentials own = target.credentials();
        boolean certificate =
                (own != null && own.chain() != null) || settings.certificateChain() != null;
        int profile =
                TransportSettings.securityProfile(url, target.password() != null, certificate);
        return profile > 0 || settings.laboratory()
                ? null
                : url
                        + " without a password or a client certificate is security profile 0,"
                        + " permitted in a laboratory only (uplink.laboratory)";
    }

    private static boolean isTls(URI url) {
        return "wss".equalsIgnoreCase(url.getScheme());
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : isTls(url) ? 443 : 80;
    }

    /** What one connection is made of. */
    private record Parts(
            Target target,
            @Nullable SslContext tls,
            WebSocketClientHandshaker handshaker,
            ClientHandler handler) {}

    private Bootstrap bootstrap(Parts parts) {
        int frame = settings.longestFrameBytes();
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(group)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis())
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.SO_KEEPALIVE, true)
                        .option(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(frame, 2 * frame))
                        .handler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        fill(channel, parts);
                                    }
                                });
        return settings.proxy() == null
                ? bootstrap
                : bootstrap.resolver(NoopAddressResolverGroup.INSTANCE); // the proxy resolves
    }

    private int timeoutMillis() {
        return (int) settings.handshakeTimeout().toMillis();
    }

    private WebSocketClientHandshaker handshaker(Target target) {
        HttpHeaders headers = new DefaultHttpHeaders();
        if (target.password() != null) {
            byte[] both =
                    (target.user() + ":" + target.password()).getBytes(StandardCharsets.UTF_8);
            headers.set(
                    HttpHeaderNames.AUTHORIZATION,
                    "Basic " + Base64.getEncoder().encodeToString(both));
        }
        return WebSocketClientHandshakerFactory.newHandshaker(
                target.url(),
                WebSocketVersion.V13,
                String.join(",", target.subprotocols()),
                settings.compression(),
                headers,
                settings.longestFrameBytes());
    }

    private void fill(Channel channel, Parts parts) {
        ChannelPipeline p = channel.pipeline();
        URI url = parts.target().url();
        if (settings.proxy() != null) {
            p.addLast(proxy(settings.proxy()));
        }
        if (parts.tls() != null) {
            SslHandler handler = parts.tls().newHandler(channel.alloc(), url.getHost(), port(url));
            handler.setHandshakeTimeout(timeoutMillis(), TimeUnit.MILLISECONDS);
            p.addLast(handler);
        }
        var config =
                WebSocketClientProtocolConfig.newBuilder()
                        .handleCloseFrames(false)
                        .dropPongFrames(false)
                        .handshakeTimeoutMillis(timeoutMillis())
                        .build();
        p.addLast(new HttpClientCodec());
        p.addLast(new Answer(parts.handler()));
        p.addLast(new HttpObjectAggregator(LONGEST_RESPONSE_BYTES));
        if (settings.compression()) { // and never more than a frame out of a small one
            p.addLast(new WebSocketClientCompressionHandler(settings.longestFrameBytes()));
        }
        p.addLast(new WebSocketClientProtocolHandler(parts.handshaker(), config));
        p.addLast(new Utf8FrameValidator());
        p.addLast(new WebSocketFrameAggregator(settings.longestFrameBytes()));
        p.addLast(parts.handler());
    }

    /** Does not wait for the page that comes with a refusal. */
    private static final class Answer extends ChannelInboundHandlerAdapter {
        private final ClientHandler handler;

        Answer(ClientHandler handler) {
            this.handler = handler;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof HttpResponse response
                    && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                handler.refused(ctx, response);
            }
            ctx.fireChannelRead(message);
        }
    }

    private ProxyHandler proxy(TransportSettings.Proxy proxy) {
        var address = new InetSocketAddress(proxy.host(), proxy.port());
        boolean named = proxy.user() != null && proxy.password() != null;
        ProxyHandler handler =
                switch (proxy.kind()) {
                    case HTTP_CONNECT ->
                            named
                                    ? new HttpProxyHandler(address, proxy.user(), proxy.password())
                                    : new HttpProxyHandler(address);
                    case SOCKS5 ->
                            named
                                    ? new Socks5ProxyHandler(
                                            address, proxy.user(), proxy.password())
                                    : new Socks5ProxyHandler(address);
                };
        handler.setConnectTimeoutMillis(timeoutMillis());
        return handler;
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
            String words =
                    reason.length() > LONGEST_CLOSE_CHARS
                            ? reason.substring(0, LONGEST_CLOSE_CHARS)
                            : reason;
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
        Channel channel = connection.channel();
        disconnect(1001, "going away");
        if (channel != null) { // behind the close frame; what a deaf peer leaves is let go of
            channel.eventLoop()
                    .execute(() -> {
                        var _ = channel.close();
                    });
        }
        var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
