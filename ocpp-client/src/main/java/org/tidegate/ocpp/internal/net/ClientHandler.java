package org.tidegate.ocpp.internal.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.LinkFault;
import org.tidegate.ocpp.OcppTransport.Event;
import org.tidegate.ocpp.OcppTransport.Target;

/** Turns frames of one connection into events; anything wrong with the peer ends the connection. */
final class ClientHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final Connection connection;
    private final WebSocketClientHandshaker handshaker;
    private final Target target;
    private final boolean wildcards;
    private boolean open;
    private boolean over;

    ClientHandler(
            Connection connection,
            WebSocketClientHandshaker handshaker,
            Target target,
            boolean wildcards) {
        super(WebSocketFrame.class);
        this.connection = connection;
        this.handshaker = handshaker;
        this.target = target;
        this.wildcards = wildcards;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            String chosen = handshaker.actualSubprotocol();
            open = true;
            connection.tell(new Event.Opened(chosen == null ? "" : chosen));
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            end(
                    ctx,
                    new Event.Failed(
                            LinkFault.TIMEOUT, "the server's answer to the upgrade took too long"));
        } else if (event instanceof SslHandshakeCompletionEvent tls && tls.isSuccess()) {
            refuseWildcard(ctx);
        }
    }

    /** Before a password is sent: the server's name must be in its certificate as it is. */
    private void refuseWildcard(ChannelHandlerContext ctx) {
        SslHandler handler = ctx.pipeline().get(SslHandler.class);
        if (wildcards || handler == null) {
            return;
        }
        String host = target.url().getHost();
        String problem = Tls.wildcardOnly(handler.engine().getSession(), host);
        if (problem != null) {
            end(ctx, new Event.Failed(LinkFault.CERTIFICATE_NAME, problem));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> connection.tell(new Event.Text(text.text()));
            case PongWebSocketFrame _ -> connection.tell(new Event.Pong());
            case CloseWebSocketFrame close -> {
                int code = close.statusCode();
                String reason = close.reasonText();
                end(ctx, new Event.Closed(code < 0 ? 1005 : code, reason == null ? "" : reason));
            }
            default -> // OCPP-J is text; 1003 says so
                    refuse(
                            ctx,
                            WebSocketCloseStatus.INVALID_MESSAGE_TYPE,
                            "a frame that is not text");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        String when = open ? "the connection broke" : "the server hung up during the handshake";
        end(ctx, new Event.Failed(LinkFault.BROKEN, when));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException corrupt ->
                    refuse(ctx, corrupt.closeStatus(), Faults.words(corrupt));
            case TooLongFrameException tooLong when open ->
                    refuse(ctx, WebSocketCloseStatus.MESSAGE_TOO_BIG, Faults.words(tooLong));
            default -> end(ctx, Faults.of(cause, target));
        }
    }

    private void refuse(ChannelHandlerContext ctx, WebSocketCloseStatus status, String why) {
        if (!over) {
            var _ = ctx.writeAndFlush(new CloseWebSocketFrame(status));
        }
        end(ctx, new Event.Closed(status.code(), why));
    }

    /** One end per connection, and nothing after it. */
    private void end(@Nullable ChannelHandlerContext ctx, Event event) {
        if (!over) {
            over = true;
            connection.tell(event);
        }
        if (ctx != null) {
            var _ = ctx.close();
        }
    }

    /** The server answers the upgrade with something else. */
    void refused(ChannelHandlerContext ctx, HttpResponse response) {
        boolean garbage = response.decoderResult().isFailure();
        end(
                ctx,
                garbage
                        ? new Event.Failed(
                                LinkFault.NOT_WEBSOCKET, "the server does not speak HTTP")
                        : Faults.http(response, target));
    }

    /** There never was a channel, or it broke before this handler was in it. */
    void neverOpened(Throwable cause) {
        end(null, Faults.of(cause, target));
    }
}
