package org.tidegate.rig.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Whatever a caller of a public type can see is the JDK's or ours, generics included. */
final class PublicSignatures extends ArchCondition<JavaClass> {
    private final String root;

    PublicSignatures(String root) {
        super("show JDK types and our own only, in every public signature");
        this.root = root;
    }

    /** Public, and so is every class around it. */
    static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicSignatures::isVisible).orElse(true);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                        type.getSuperclass().stream().map(JavaType.class::cast),
                        type.getInterfaces().stream())
                .forEach(parent -> check(type, type.getName(), parent, events));
        type.getMembers().stream()
                .filter(PublicSignatures::isVisible)
                .forEach(member ->
                        signature(member)
                                .forEach(seen -> check(type, member.getFullName(), seen, events)));
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<? extends JavaType> signature(JavaMember member) {
        return switch (member) {
            case JavaField field -> Stream.of(field.getType());
            case JavaCodeUnit code ->
                    Stream.of(
                                    Stream.of(code.getReturnType()),
                                    code.getParameterTypes().stream(),
                                    code.getExceptionTypes().stream())
                            .flatMap(types -> types);
            default -> Stream.empty();
        };
    }

    private void check(JavaClass owner, String place, JavaType seen, ConditionEvents events) {
        for (JavaClass raw : seen.getAllInvolvedRawTypes()) {
            JavaClass base = raw.getBaseComponentType();
            String name = base.getName();
            boolean known =
                    base.isPrimitive()
                            || name.startsWith("java.")
                            || name.startsWith("javax.net.ssl.")
                            || name.startsWith("javax.security.auth.x500.")
                            || name.startsWith("javax.xml.namespace.")
                            || name.startsWith(root + ".");
            if (!known) {
                events.add(SimpleConditionEvent.violated(owner, place + " shows " + name));
            } else if (name.startsWith(root + ".") && name.contains(".internal.")) {
                events.add(SimpleConditionEvent.violated(owner, place + " shows internal " + name));
            }
        }
    }
}
