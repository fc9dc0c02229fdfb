package org.tidegate.rig.operator;

import java.util.ArrayList;
import java.util.List;

/** Texts that no station may be moved by; what one does answer must be an error. */
public final class HostileFrames {
    private static final String SHELL = "$(reboot);`reboot`|reboot&&reboot\\n../../etc/passwd";

    private HostileFrames() {}

    /** In an order that makes the big ones rare. */
    public static List<String> texts() {
        var frames = new ArrayList<String>();
        frames.addAll(
                List.of(
                        "",
                        "\u0000",
                        "hello",
                        "null",
                        "[]",
                        "{}",
                        "[2]",
                        "[2,\"a\"]",
                        "[2,\"a\",\"Reset\"",
                        "[2,null,\"Reset\",{}]",
                        "[9,\"a\",\"Reset\",{}]",
                        "[-2,\"a\",\"Reset\",{}]",
                        "[2e9999,\"a\",\"Reset\",{}]",
                        "[3,\"nobody-asked\",{}]",
                        "[4,\"nobody-asked\",\"InternalError\",\"\",{}]",
                        "[3,\"\",{}]",
                        "[2,\"a\",\"LaunchRocket\",{\"cmd\":\"" + SHELL + "\"}]",
                        "[2,\"" + SHELL + "\",\"Reset\",{\"type\":\"" + SHELL + "\"}]",
                        "[2,\"a\",\"" + SHELL + "\",{}]",
                        "[2,\"a\",\"Reset\",{\"type\":\"Immediate\",\"type\":\"OnIdle\"}]",
                        "[2,\"a\",\"Reset\",{\"type\":1e999}]",
                        "[2,\"a\",\"Reset\",{\"type\":\"\\u0000\"}]",
                        "[2,\"a\",\"Reset\",{\"type\":\"\\ud800\"}]",
                        "[2,\"a\",\"Reset\",{\"__proto__\":{},\"type\":5}]",
                        "[2,\"a\",\"SetChargingProfile\",{\"evseId\":\"1\",\"chargingProfile\":\"x\"}]",
                        "[2,\"a\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\""
                                + SHELL
                                + "\",\"component\":{\"name\":\""
                                + SHELL
                                + "\"},\"variable\":{\"name\":\"x\"}}]}]",
                        "[2,\"a\",\"GetLog\",{\"logType\":\"DiagnosticsLog\",\"requestId\":1,"
                                + "\"log\":{\"remoteLocation\":\"http://[::1]:9/"
                                + "$(reboot)\"}}]"));
        frames.add("[2,\"a\",\"Reset\",{\"type\":\"" + "A".repeat(200_000) + "\"}]");
        frames.add("[2,\"a\",\"Reset\"," + "{\"x\":".repeat(100_000));
        frames.add("[".repeat(100_000));
        frames.add(
                "[2,\"a\",\"Reset\",{\"type\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}]");
        frames.add("[2,\"a\",\"Reset\",{\"n\":" + "9".repeat(100_000) + "}]");
        frames.add("[2,\"" + "i".repeat(100_000) + "\",\"Reset\",{}]");
        frames.add("x".repeat(10 << 20));
        return List.copyOf(frames);
    }
}
