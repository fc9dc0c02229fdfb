package org.tidegate.iso15118.pki;

/** Placeholder until written below. */
interface CertificateSigning {}
