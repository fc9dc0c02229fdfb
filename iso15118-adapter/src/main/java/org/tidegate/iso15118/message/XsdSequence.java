package org.tidegate.iso15118.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the schema type a record or enum follows, component by component; a test compares them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface XsdSequence {
    /** Name of the schema type. */
    String value();

    /**
     * Optional elements of the type that the record leaves out, because no ISO 15118 message uses
     * them.
     */
    String[] omitted() default {};
}
