package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("DiffieHellmanPublickeyType")
public record DiffieHellmanPublicKey(String id, Bytes value) {}
