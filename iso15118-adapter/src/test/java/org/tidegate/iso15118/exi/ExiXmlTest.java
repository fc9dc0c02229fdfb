package org.tidegate.iso15118.exi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExiXmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
                "<a>&x;</a>",
                "<a>text<b/></a>",
                "<a>",
                "<a/><b/>",
                ""
            })
    void text_that_no_message_can_have_is_refused(String xml) {
        assertThatIllegalArgumentException().isThrownBy(() -> ExiXml.parse(xml));
    }

    @Test
    void endless_nesting_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExiXml.parse("<a>".repeat(100_000)));
    }

    @Test
    void special_characters_survive() {
        ExiElement element = ExiXml.parse("<a b='&lt;&quot;&#10;'>&amp;&#13;é\uD83D\uDE97 </a>");

        assertThat(ExiXml.parse(ExiXml.write(element))).isEqualTo(element);
        assertThat(element.text()).isEqualTo("&\ré\uD83D\uDE97 ");
    }

    @Test
    void the_writer_says_which_element_the_schema_does_not_allow() {
        String xml =
                """
                <s:supportedAppProtocolRes xmlns:s="urn:iso:15118:2:2010:AppProtocol">
                  <SchemaID>1</SchemaID>
                </s:supportedAppProtocolRes>\
                """;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExiCodec.encode(SchemaSet.APP_PROTOCOL, ExiXml.parse(xml)))
                .withMessage("supportedAppProtocolRes: found SchemaID, expected: ResponseCode");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ExiCodec.encode(
                                SchemaSet.APP_PROTOCOL,
                                ExiXml.parse(
                                        xml.replace(
                                                "<SchemaID>1</SchemaID>",
                                                "<ResponseCode>x</ResponseCode>"))))
                .withMessageStartingWith("supportedAppProtocolRes/ResponseCode: x is none of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExiCodec.encode(SchemaSet.ISO20_DC, ExiXml.parse(xml)))
                .withMessageContaining("is no element of this schema set");
    }

    @Test
    void attributes_and_text_without_a_place_are_refused() {
        String xml =
                """
                <s:supportedAppProtocolRes xmlns:s="urn:iso:15118:2:2010:AppProtocol" odd="1">
                  <ResponseCode>OK_SuccessfulNegotiation</ResponseCode>
                </s:supportedAppProtocolRes>\
                """;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExiCodec.encode(SchemaSet.APP_PROTOCOL, ExiXml.parse(xml)));
    }
}
