package org.tidegate.ocpp.internal.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where OCPP 2.0.1 has another rule for the same component. A lower or upper bound of a number
 * holds in 2.0.1 only if it is repeated here: that version has nearly none.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface In201 {
    /** Longest text; 0 means as in 2.1. */
    int text() default 0;

    double min() default Double.NEGATIVE_INFINITY;

    double max() default Double.POSITIVE_INFINITY;

    /** Must be there, though 2.1 lets it be absent. */
    boolean required() default false;

    /** A whole number, though 2.1 allows fractions. */
    boolean whole() default false;

    /** The words allowed where 2.1 allows any text; see {@link Words201}. */
    Class<?> words() default Void.class;

    /** Said for any word that is not one of {@link #words}; empty if nothing comes near. */
    String otherwise() default "";

    /**
     * What 2.0.1 has no words for may not just be left out here, because the rest would then mean
     * something else; for a list, this holds for each of its elements.
     */
    boolean essential() default false;
}
