package io.piloted.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameListTest {

    @Test
    void of_thousands_showsTenAndACount() {
        List<String> names = IntStream.range(0, 8_000).mapToObj(i -> "s" + i).toList();

        assertThat(NameList.of(names)).isEqualTo("s0, s1, s2, s3, s4, s5, s6, s7, s8, s9 and 7990 more");
    }

    @Test
    void of_ten_showsAll() {
        List<String> names = IntStream.range(0, 10).mapToObj(i -> "s" + i).toList();

        assertThat(NameList.of(names)).isEqualTo("s0, s1, s2, s3, s4, s5, s6, s7, s8, s9");
    }

    @Test
    void of_nothing_saysSo() {
        assertThat(NameList.of(List.of())).isEqualTo("none");
    }
}
