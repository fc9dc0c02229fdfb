package org.tidegate.ocpp.internal.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** OCPP 2.0.1 does not have this message, this component or this word of an enumeration. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface Since21 {
    /** What a 2.0.1 station says in place of this word; empty if nothing comes near. */
    String instead() default "";
}
