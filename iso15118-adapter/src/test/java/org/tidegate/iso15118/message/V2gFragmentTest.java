package org.tidegate.iso15118.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.exi.Vector;

/** What is signed, through the records, against bytes made by two independent codecs. */
class V2gFragmentTest {

    private static final Map<String, V2gFragment<?>> BY_NAME =
            Arrays.stream(V2gFragment.class.getDeclaredFields())
                    .filter(f -> Modifier.isPublic(f.getModifiers()))
                    .map(V2gFragmentTest::constant)
                    .collect(Collectors.toMap(Object::toString, Function.identity()));

    private static V2gFragment<?> constant(Field field) {
        try {
            return (V2gFragment<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Vector> fragments() {
        return Stream.of(SchemaSet.values())
                .flatMap(set -> Vector.of(set.tableName()).stream())
                .filter(Vector::fragment);
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void a_record_made_from_a_fragment_makes_the_same_bytes(Vector vector) throws ExiException {
        String element = ExiCodec.decodeFragment(vector.set(), vector.exi()).localName();
        String name = vector.set() + " " + element;
        V2gFragment<?> fragment = Objects.requireNonNull(BY_NAME.get(name), name);

        assertThat(HexFormat.of().formatHex(again(fragment, vector.exi()))).isEqualTo(vector.hex());
    }

    private static <T> byte[] again(V2gFragment<T> fragment, byte[] exi) throws ExiException {
        return fragment.encode(fragment.decode(exi));
    }

    @Test
    void another_element_is_refused() {
        byte[] info =
                V2gFragment.SIGNED_INFO.encode(
                        new SignedInfo(
                                null,
                                "c",
                                "s",
                                List.of(
                                        new Reference(
                                                null,
                                                null,
                                                "#id1",
                                                List.of(),
                                                "d",
                                                Bytes.of((byte) 1)))));

        assertThatThrownBy(() -> V2gFragment.ISO2_SIGNED_INFO.decode(info))
                .isInstanceOf(ExiException.class);
        assertThatThrownBy(
                        () -> V2gFragment.SIGNED_INFO.decode(Arrays.copyOf(info, info.length - 1)))
                .isInstanceOf(ExiException.class)
                .hasMessageContaining("ends early");
    }
}
