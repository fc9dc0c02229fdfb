package org.tidegate.hal.internal.sunspec;

import static org.tidegate.hal.internal.sunspec.PointType.INT16;
import static org.tidegate.hal.internal.sunspec.PointType.INT32;
import static org.tidegate.hal.internal.sunspec.PointType.UINT16;
import static org.tidegate.hal.internal.sunspec.PointType.UINT32;
import static org.tidegate.hal.internal.sunspec.PointType.UINT64;

import java.util.List;

/** The points this driver uses. Compared with the published model definitions by a test. */
final class Points {
    static final int COMMON = 1;
    static final int AC_MEASUREMENT = 701;
    static final int CAPACITY = 702;
    static final int ENTER_SERVICE = 703;
    static final int AC_CONTROLS = 704;
    static final int STORAGE = 713;
    static final int DC_MEASUREMENT = 714;
    static final int CONTROL = 715;
    static final int DC_CONTROL = 64200;

    static final int MANUFACTURER_AT = 2;
    static final int MODEL_AT = 18;
    static final int SERIAL_AT = 50;
    static final int TEXT_WORDS = 16;

    static final Point AC_TYPE = ac("ACType", 2, UINT16, 0);
    static final Point ON_OFF = ac("St", 3, UINT16, 0);
    static final Point INVERTER_STATE = ac("InvSt", 4, UINT16, 0);
    static final Point ALARMS = ac("Alrm", 6, UINT32, 0);
    static final Point W = ac("W", 10, INT16, 116);
    static final Point VAR = ac("Var", 12, INT16, 119);
    static final Point VOLTAGE_LN = ac("LNV", 16, UINT16, 114);
    static final Point HZ = ac("Hz", 17, UINT32, 115);
    static final Point EXPORTED = ac("TotWhInj", 19, UINT64, 120);
    static final Point IMPORTED = ac("TotWhAbs", 23, UINT64, 120);
    static final Point CABINET_C = ac("TmpCab", 36, INT16, 122);
    static final Point HEAT_SINK_C = ac("TmpSnk", 37, INT16, 122);
    static final Point VOLTAGE_L1 = ac("VL1", 47, UINT16, 114);
    static final Point VOLTAGE_L2 = ac("VL2", 70, UINT16, 114);
    static final Point VOLTAGE_L3 = ac("VL3", 93, UINT16, 114);

    static final Point MAX_W = rating("WMaxRtg", 2, 45);
    static final Point MAX_VA = rating("VAMaxRtg", 7, 47);
    static final Point MAX_CHARGE_W = rating("WChaRteMaxRtg", 10, 45);
    static final Point MAX_DISCHARGE_W = rating("WDisChaRteMaxRtg", 11, 45);
    static final Point NOMINAL_V = rating("VNomRtg", 14, 49);
    static final Point MAX_W_SET = rating("WMax", 26, 45);
    static final Point MAX_VA_SET = rating("VAMax", 31, 47);
    static final Point MAX_CHARGE_W_SET = rating("WChaRteMax", 34, 45);
    static final Point MAX_DISCHARGE_W_SET = rating("WDisChaRteMax", 35, 45);

    static final Point ENTER_SERVICE_REMAINING =
            new Point(ENTER_SERVICE, "ESDlyRemTms", 15, UINT32, 0);

    static final Point W_SET_ENABLED = control("WSetEna", 22, UINT16, 0);
    static final Point W_SET_MODE = control("WSetMod", 23, UINT16, 0);
    static final Point W_SET = control("WSet", 24, INT32, 55);
    static final Point W_SET_REVERT = control("WSetRvrt", 26, INT32, 55);
    static final Point W_SET_ENABLED_REVERT = control("WSetEnaRvrt", 30, UINT16, 0);
    static final Point W_SET_REVERT_SECONDS = control("WSetRvrtTms", 31, UINT32, 0);
    static final Point VAR_SET_ENABLED = control("VarSetEna", 35, UINT16, 0);
    static final Point VAR_SET_MODE = control("VarSetMod", 36, UINT16, 0);
    static final Point VAR_SET_PRIORITY = control("VarSetPri", 37, UINT16, 0);
    static final Point VAR_SET = control("VarSet", 38, INT32, 57);
    static final Point VAR_SET_REVERT = control("VarSetRvrt", 40, INT32, 57);
    static final Point VAR_SET_ENABLED_REVERT = control("VarSetEnaRvrt", 44, UINT16, 0);
    static final Point VAR_SET_REVERT_SECONDS = control("VarSetRvrtTms", 45, UINT32, 0);
    static final Point ANTI_ISLANDING = control("AntiIslEna", 52, UINT16, 0);

    static final Point SOC = new Point(STORAGE, "SoC", 4, UINT16, 8);

    static final Point PORTS = new Point(DC_MEASUREMENT, "NPrt", 4, UINT16, 0);
    static final Point PORT_TYPE = port("PrtTyp", 20, UINT16, 0);
    static final Point DC_A = port("DCA", 30, INT16, 15);
    static final Point DC_V = port("DCV", 31, UINT16, 16);
    static final Point DC_W = port("DCW", 32, INT16, 17);
    static final int PORT_WORDS = 25;

    static final Point LOCAL_REMOTE = new Point(CONTROL, "LocRemCtl", 2, UINT16, 0);
    static final Point DEVICE_HEARTBEAT = new Point(CONTROL, "DERHb", 3, UINT32, 0);
    static final Point CONTROLLER_HEARTBEAT = new Point(CONTROL, "ControllerHb", 5, UINT32, 0);
    static final Point ALARM_RESET = new Point(CONTROL, "AlarmReset", 7, UINT16, 0);
    static final Point OPERATION = new Point(CONTROL, "OpCtl", 8, UINT16, 0);

    static final Point DC_SIGNATURE = dc("Sig", 2, UINT16, 0);
    static final Point DC_VERSION = dc("Ver", 3, UINT16, 0);
    static final Point DC_MODE = dc("DCMode", 4, UINT16, 0);
    static final Point DC_TARGET_V = dc("DCVTgt", 5, UINT16, 15);
    static final Point DC_LIMIT_V = dc("DCVLim", 6, UINT16, 15);
    static final Point DC_LIMIT_A = dc("DCALim", 7, UINT16, 16);
    static final Point DC_MODE_REVERT = dc("DCModeRvrt", 8, UINT16, 0);
    static final Point DC_REVERT_SECONDS = dc("RvrtTms", 9, UINT32, 0);
    static final Point DC_RATED_V = dc("DCVMaxRtg", 13, UINT16, 15);
    static final Point DC_RATED_A = dc("DCAMaxRtg", 14, UINT16, 16);

    /** ASCII "TG": other makers use numbers around 64200 too. */
    static final int DC_SIGNATURE_VALUE = 0x5447;

    static final int DC_VERSION_VALUE = 1;

    /** All points of published models, for the comparison with their definitions. */
    static final List<Point> PUBLISHED =
            List.of(
                    AC_TYPE,
                    ON_OFF,
                    INVERTER_STATE,
                    ALARMS,
                    W,
                    VAR,
                    VOLTAGE_LN,
                    HZ,
                    EXPORTED,
                    IMPORTED,
                    CABINET_C,
                    HEAT_SINK_C,
                    VOLTAGE_L1,
                    VOLTAGE_L2,
                    VOLTAGE_L3,
                    MAX_W,
                    MAX_VA,
                    MAX_CHARGE_W,
                    MAX_DISCHARGE_W,
                    NOMINAL_V,
                    MAX_W_SET,
                    MAX_VA_SET,
                    MAX_CHARGE_W_SET,
                    MAX_DISCHARGE_W_SET,
                    ENTER_SERVICE_REMAINING,
                    W_SET_ENABLED,
                    W_SET_MODE,
                    W_SET,
                    W_SET_REVERT,
                    W_SET_ENABLED_REVERT,
                    W_SET_REVERT_SECONDS,
                    VAR_SET_ENABLED,
                    VAR_SET_MODE,
                    VAR_SET_PRIORITY,
                    VAR_SET,
                    VAR_SET_REVERT,
                    VAR_SET_ENABLED_REVERT,
                    VAR_SET_REVERT_SECONDS,
                    ANTI_ISLANDING,
                    SOC,
                    PORTS,
                    PORT_TYPE,
                    DC_A,
                    DC_V,
                    DC_W,
                    LOCAL_REMOTE,
                    DEVICE_HEARTBEAT,
                    CONTROLLER_HEARTBEAT,
                    ALARM_RESET,
                    OPERATION);

    private Points() {}

    private static Point ac(String name, int offset, PointType type, int scaleOffset) {
        return new Point(AC_MEASUREMENT, name, offset, type, scaleOffset);
    }

    private static Point rating(String name, int offset, int scaleOffset) {
        return new Point(CAPACITY, name, offset, UINT16, scaleOffset);
    }

    private static Point control(String name, int offset, PointType type, int scaleOffset) {
        return new Point(AC_CONTROLS, name, offset, type, scaleOffset);
    }

    private static Point port(String name, int offset, PointType type, int scaleOffset) {
        return new Point(DC_MEASUREMENT, name, offset, type, scaleOffset);
    }

    private static Point dc(String name, int offset, PointType type, int scaleOffset) {
        return new Point(DC_CONTROL, name, offset, type, scaleOffset);
    }
}
