package io.piloted.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
            {monkeyBars: 2, passing: 3, name: 4}  => {monkeyBars: 2, passing: 3, name: 4}
            {api_keys: ['k1'], pass: 2            => {api_keys: ******* ***** *
            ['mysql', '--password', 'p w'         => ['mysql', '--password'* ** **
            'vault --auth-token p -x'             => 'vault --auth-token * ***
            'an auth-token of app'                => 'an auth-token of app'
            ['Authorization Bearer abc']          => ['Authorization Bearer *****
            {consul: 'me:s3@consul:8500', x       => {consul: '*****@consul:8500', x
            {consul: 'http:\\/\\/me:s3@consul' x  => {consul: 'http:\\/\\/*****@consul' x
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
    void hide_aPart_looksAroundIt() {
        String text = "a: 1\n--password='p\\\nword' z 'environment' http://me:pw@host";
        assertThat(Secrets.NAMED_ONLY.hide(text, text.indexOf("word'"), text.indexOf(" z")))
                .isEqualTo("*****");
        assertThat(Secrets.NAMED_ONLY.hide(text, 0, 4)).isEqualTo("a: 1");
        assertThat(Secrets.NAMED_ONLY.hide("x\n" + text.substring(text.indexOf("http:")), 2, 12))
                .isEqualTo("http://***");
        assertThat(Secrets.of(Map.of("E", "environment")).hide("-- environment --", 6, 9))
                .isEqualTo("***");
        String longest = "x".repeat(100_000);
        assertThat(Secrets.of(Map.of("E", longest)).hide('"' + longest + "\" - ", 99_999, 100_005))
                .isEqualTo("**\" - ");
    }

    @Test
    @Timeout(60)
    void hide_aLongLine_takesTimeLinearInItsLength() {
        for (String part : List.of("token", "://", "a:", "--token", "bearer", "-", "\\\n", "key ", "a:a")) {
            String line = part.repeat(200_000);
            assertThat(Secrets.NAMED_ONLY.hide(line, line.length() - 50, line.length()))
                    .hasSize(50);
        }
    }

    @Test
    void hide_aLongPassword_isHiddenToItsEnd() {
        String url = "x https://ci:" + "s".repeat(3_000) + "@host/";
        assertThat(Secrets.NAMED_ONLY.hide(url, url.length() - 10, url.length()))
                .isEqualTo("****@host/");
    }

    @Test
    void withoutToken_isGoneInWholeAndInPart_butNotAWordThatItSharesABeginningWith() {
        assertThat(Secrets.withoutToken("Consul: consul-admin, CONSUL-ADM, consul", "consul-admin"))
                .isEqualTo("Consul: ***, ***, consul");
        assertThat(Secrets.withoutToken("abc abc", "abc")).isEqualTo("*** ***");
    }

    @Test
    void quote_isOneShortPrintableLine_withoutSecrets() {
        Secrets secrets = Secrets.named(Map.of("DB", "longvalue", "MY_TOKEN", "abcd"));
        assertThat(secrets.quote("a\nb\u0000 longvalue abcd")).isEqualTo("\"a?b? longvalue ****\"");
        assertThat(secrets.quote("auth-service:70000")).isEqualTo("\"auth-service:70000\"");
        assertThat(secrets.quote("password=pw")).isEqualTo("\"password=**\"");
        assertThat(secrets.quote("--token pw")).isEqualTo("\"--token **\"");
        assertThat(secrets.quote("http://me:pw@host:1")).isEqualTo("\"http://*****@host:1\"");
        assertThat(secrets.quote("x".repeat(61))).isEqualTo('"' + "x".repeat(60) + "...\"");
        assertThat(secrets.quote("-----BEGIN EC PRIVATE KEY-----\nabc")).isEqualTo("the text of a PEM file");
    }

    @Test
    void without_words_areGoneWholeAndCut() {
        assertThat(Secrets.without("found s3cr3t-token and s3cr3… but not abc", List.of("s3cr3t-token", "abc")))
                .isEqualTo("found *** and ***… but not abc");
    }
}
