package org.tidegate.ocpp.internal.json;

/** Words that 2.0.1 fixes and 2.1 leaves open. */
public final class Words201 {
    private Words201() {}

    /** Kinds of id token. */
    public enum IdToken {
        CENTRAL,
        @Wire("eMAID")
        E_MAID,
        @Wire("ISO14443")
        ISO14443,
        @Wire("ISO15693")
        ISO15693,
        KEY_CODE,
        LOCAL,
        MAC_ADDRESS,
        NO_AUTHORIZATION
    }

    /** Who sets a limit. */
    public enum ChargingLimitSource {
        @Wire("EMS")
        EMS,
        OTHER,
        @Wire("SO")
        SO,
        @Wire("CSO")
        CSO
    }

    /** Kinds of connector. */
    public enum Connector {
        @Wire("cCCS1")
        C_CCS1,
        @Wire("cCCS2")
        C_CCS2,
        @Wire("cG105")
        C_G105,
        @Wire("cTesla")
        C_TESLA,
        @Wire("cType1")
        C_TYPE1,
        @Wire("cType2")
        C_TYPE2,
        @Wire("s309-1P-16A")
        S309_1_P_16_A,
        @Wire("s309-1P-32A")
        S309_1_P_32_A,
        @Wire("s309-3P-16A")
        S309_3_P_16_A,
        @Wire("s309-3P-32A")
        S309_3_P_32_A,
        @Wire("sBS1361")
        S_BS1361,
        @Wire("sCEE-7-7")
        S_CEE_7_7,
        @Wire("sType2")
        S_TYPE2,
        @Wire("sType3")
        S_TYPE3,
        OTHER1_PH_MAX16_A,
        OTHER1_PH_OVER16_A,
        OTHER3_PH,
        PAN,
        @Wire("wInductive")
        W_INDUCTIVE,
        @Wire("wResonant")
        W_RESONANT,
        UNDETERMINED,
        UNKNOWN
    }
}
