/** DER by hand: writing and reading the few structures certificates, CRLs and OCSP are made of. */
@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.pki.internal;
