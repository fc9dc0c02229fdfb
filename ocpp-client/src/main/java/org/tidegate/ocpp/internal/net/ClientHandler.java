package org.tidegate.ocpp.internal.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.tidegate.ocpp.OcppTransport.Event;

/** Turns frames of one connection into events; anything wrong with the peer ends the connection. */
final class ClientHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final String NAMELESS = "no reason given";

    private final Connection connection;
    private final WebSocketClientHandshaker handshaker;
    private boolean over;

    ClientHandler(Connection connection, WebSocketClientHandshaker handshaker) {
        super(WebSocketFrame.class);
        this.connection = connection;
        this.handshaker = handshaker;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            String chosen = handshaker.actualSubprotocol();
            connection.tell(new Event.Opened(chosen == null ? "" : chosen));
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            end(ctx, new Event.Failed("the handshake took too long"));
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
        end(ctx, new Event.Failed("the connection broke"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException corrupt ->
                    refuse(ctx, corrupt.closeStatus(), words(corrupt));
            case TooLongFrameException tooLong ->
                    refuse(ctx, WebSocketCloseStatus.MESSAGE_TOO_BIG, words(tooLong));
            default -> end(ctx, new Event.Failed(words(cause)));
        }
    }

    private void refuse(ChannelHandlerContext ctx, WebSocketCloseStatus status, String why) {
        if (!over) {
            var _ = ctx.writeAndFlush(new CloseWebSocketFrame(status));
        }
        end(ctx, new Event.Closed(status.code(), why));
    }

    /** One end per connection, and nothing after it. */
    private void end(ChannelHandlerContext ctx, Event event) {
        if (!over) {
            over = true;
            connection.tell(event);
        }
        var _ = ctx.close();
    }

    static String words(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName() + ", " + NAMELESS
                : message;
    }
}
