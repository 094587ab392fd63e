package io.piloted.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a quoted line does not show, and what it still does. */
class SecretsTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {token: 's3cr3t', x: 1}               => {token: ********* ** **
            {"aclToken" : s3cr3t                  => {"aclToken" : ******
            db_password='a b'                     => db_password=** **
            exec: 'curl -H X-Consul-Token: abc'   => exec: 'curl -H X-Consul-Token: ****
            {apiKey: 'k'}                         => {apiKey: ****
            consul: 'http://me:pa/s@host:8500' x  => consul: 'http://*******@host:8500' x
            {keys: 'app', monkeyBars: 2, name: 3} => {keys: 'app', monkeyBars: 2, name: 3}
            {{ $token := .X }} == y               => {{ $token := .X }} == y
            plain: ['text', 8080]                 => plain: ['text', 8080]
            """)
    void hide_aLine_keepsItsColumns(String line, String shown) {
        assertThat(Secrets.NAMED_ONLY.hide(line)).isEqualTo(shown);
        assertThat(Secrets.NAMED_ONLY.hide(line)).hasSameSizeAs(line);
    }

    @Test
    void hide_valuesOfTheEnvironment_areHiddenWhereverTheyAre() {
        Secrets secrets = Secrets.of(Map.of("DB", "longvalue", "PORT", "8080", "MY_TOKEN", "abcd", "NO_TOKEN", "1"));
        assertThat(secrets.hide("a: 'longvaluelongvalue', b: 8080, c: 'xabcd1'"))
                .isEqualTo("a: '******************', b: 8080, c: 'x****1'");
    }

    @Test
    void without_words_areGoneWholeAndCut() {
        assertThat(Secrets.without("found s3cr3t-token and s3cr3… but not abc", List.of("s3cr3t-token", "abc")))
                .isEqualTo("found *** and ***… but not abc");
    }
}
