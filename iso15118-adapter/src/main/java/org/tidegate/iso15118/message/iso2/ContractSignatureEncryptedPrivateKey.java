package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ContractSignatureEncryptedPrivateKeyType")
public record ContractSignatureEncryptedPrivateKey(String id, Bytes value) {}
