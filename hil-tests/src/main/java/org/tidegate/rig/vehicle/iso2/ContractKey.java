package org.tidegate.rig.vehicle.iso2;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/**
 * A charging contract.
 *
 * @param leafFirst its certificates, DER
 * @param key of the first one, on secp256r1
 */
public record ContractKey(String eMaid, List<byte[]> leafFirst, PrivateKey key) {
    public ContractKey {
        leafFirst = List.copyOf(leafFirst);
    }

    /** r and s, base64. */
    String sign(byte[] signedInfo, boolean forged) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signedInfo);
            byte[] value = signature.sign();
            if (forged) {
                value[value.length / 2] ^= 1;
            }
            return Base64.getEncoder().encodeToString(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the contract's key is of another kind", e);
        }
    }
}
