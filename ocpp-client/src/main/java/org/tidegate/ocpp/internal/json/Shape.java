package org.tidegate.ocpp.internal.json;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes one kind of record out of its components and takes it apart. One small class is generated
 * per record: a constructor called through reflection or a method handle that is no constant costs
 * more than parsing a small object does.
 */
public interface Shape {
    Record make(@Nullable Object[] components);

    void take(Record record, @Nullable Object[] into);

    static Shape of(Class<? extends Record> type) {
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var made = lookup.defineHiddenClass(source(type), true, ClassOption.NESTMATE);
            var constructor = made.lookupClass().getDeclaredConstructor();
            constructor.setAccessible(true); // the class is private to the record's package
            return (Shape) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no shape for " + type, e);
        }
    }

    private static byte[] source(Class<? extends Record> type) {
        ClassDesc record = describe(type);
        ClassDesc objects = CD_Object.arrayType();
        RecordComponent[] components = type.getRecordComponents();
        var constructor =
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        Arrays.stream(components).map(c -> describe(c.getType())).toList());
        ClassDesc any = describe(Record.class);
        return ClassFile.of()
                .build(
                        ClassDesc.of(type.getPackageName() + ".ShapeOf" + type.getSimpleName()),
                        c ->
                                c.withFlags(ACC_FINAL)
                                        .withInterfaceSymbols(describe(Shape.class))
                                        .withMethodBody(
                                                INIT_NAME, MTD_void, ACC_PUBLIC, Shape::nothing)
                                        .withMethodBody(
                                                "make",
                                                MethodTypeDesc.of(any, objects),
                                                ACC_PUBLIC,
                                                b -> make(b, record, components, constructor))
                                        .withMethodBody(
                                                "take",
                                                MethodTypeDesc.of(
                                                        ConstantDescs.CD_void, any, objects),
                                                ACC_PUBLIC,
                                                b -> take(b, record, components)));
    }

    private static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    private static void nothing(CodeBuilder b) {
        b.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_();
    }

    private static void make(
            CodeBuilder b,
            ClassDesc record,
            RecordComponent[] components,
            MethodTypeDesc constructor) {
        b.new_(record).dup();
        for (int i = 0; i < components.length; i++) {
            b.aload(1).loadConstant(i).aaload();
            Class<?> type = components[i].getType();
            if (type.isPrimitive()) {
                ClassDesc box = box(type);
                b.checkcast(box)
                        .invokevirtual(
                                box, type.getName() + "Value", MethodTypeDesc.of(describe(type)));
            } else {
                b.checkcast(describe(type));
            }
        }
        b.invokespecial(record, INIT_NAME, constructor).areturn();
    }

    private static void take(CodeBuilder b, ClassDesc record, RecordComponent[] components) {
        b.aload(1).checkcast(record).astore(3);
        for (int i = 0; i < components.length; i++) {
            Class<?> type = components[i].getType();
            ClassDesc kind = describe(type);
            b.aload(2).loadConstant(i).aload(3);
            b.invokevirtual(record, components[i].getName(), MethodTypeDesc.of(kind));
            if (type.isPrimitive()) {
                ClassDesc box = box(type);
                b.invokestatic(box, "valueOf", MethodTypeDesc.of(box, kind));
            }
            b.aastore();
        }
        b.return_();
    }

    private static ClassDesc box(Class<?> primitive) {
        return switch (TypeKind.from(primitive)) {
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case DOUBLE -> ConstantDescs.CD_Double;
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            default -> throw new IllegalArgumentException(primitive + " has no place in a message");
        };
    }
}
