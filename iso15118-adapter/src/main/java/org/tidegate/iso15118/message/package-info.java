/**
 * The messages of ISO 15118-20 (handshake, common messages, AC, DC) as records; the packages below
 * hold the other protocols. The order of components is the order of the schema, because EXI sends
 * no names; nullable components have minOccurs=0; a list is empty when the schema lets it be
 * absent; choices and substitution groups are sealed interfaces.
 */
@NullMarked
package org.tidegate.iso15118.message;

import org.jspecify.annotations.NullMarked;
