package io.piloted.json5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of parsed values as Java objects and as JSON (C1.5). */
class Json5ValueTest {

    private static final String JSON = "{\"s\":\"t\",\"n\":31,\"yes\":true,\"no\":false,\"nothing\":null,"
            + "\"o\":{\"a\":1},\"l\":[\"t\",null,[2.50]]}";

    @Test
    void toJava_ofADocument_isMapsListsAndScalars() {
        Object java = Json5.parse(JSON).toJava();
        assertThat(java).isInstanceOf(Map.class);
        Map<?, ?> members = (Map<?, ?>) java;
        assertThat(members.keySet().stream().map(String::valueOf))
                .containsExactly("s", "n", "yes", "no", "nothing", "o", "l");
        assertThat((Object) members.get("s")).isEqualTo("t");
        assertThat((Object) members.get("n")).isEqualTo(new BigDecimal("31"));
        assertThat((Object) members.get("yes")).isEqualTo(true);
        assertThat((Object) members.get("no")).isEqualTo(false);
        assertThat((Object) members.get("nothing")).isNull();
        assertThat((Object) members.get("o")).isEqualTo(Map.of("a", BigDecimal.ONE));
        assertThat((Object) members.get("l")).isEqualTo(Arrays.asList("t", null, List.of(new BigDecimal("2.50"))));
    }

    @Test
    void parse_ofEachType_isItsJson() {
        assertThat(JsonText.of(Json5.parse(JSON))).isEqualTo(JSON);
        assertThat(JsonText.of(
                        Json5.parse("['\\b\\f\\n\\r\\t\\0\\x1F\"\\\\\\'/\u00E9\\u2028', 1e2, NaN, -Infinity, 0x1F]")))
                .isEqualTo("[\"\\b\\f\\n\\r\\t\\u0000\\u001f\\\"\\\\'/\u00E9\u2028\",1e2,NaN,-Infinity,31]");
        assertThat(JsonText.of(Json5.parse("{}"))).isEqualTo("{}");
        assertThat(JsonText.of(Json5.parse("[]"))).isEqualTo("[]");
    }

    @Test
    void deepestDocument_toJava_works() {
        String deepest = "[".repeat(Json5.MAX_DEPTH) + "]".repeat(Json5.MAX_DEPTH);

        assertThat(JsonText.of(Json5.parse(deepest))).isEqualTo(deepest);
        assertThat(String.valueOf(Json5.parse(deepest).toJava())).isEqualTo(deepest);
    }

    @Test
    void get_ofAMemberThatIsNotThere_isNull() {
        Json5Value.ObjectValue object = (Json5Value.ObjectValue) Json5.parse("{a: 1}");
        assertThat(object.get("b")).isEqualTo(Json5Value.NullValue.NULL);
        assertThat(object.get("a")).hasToString("1");
    }

    @Test
    void values_cannotBeChanged() {
        Json5Value.ObjectValue object = (Json5Value.ObjectValue) Json5.parse(JSON);
        assertThatThrownBy(() -> object.members().remove("s")).isInstanceOf(UnsupportedOperationException.class);
        Json5Value.ArrayValue array = (Json5Value.ArrayValue) object.get("l");
        assertThatThrownBy(() -> array.elements().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
