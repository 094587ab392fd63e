package io.piloted.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of the secrets that are removed from a response. */
class SecretsTest {

    @Test
    void withoutToken_isGoneInWholeAndInPart_butNotAWordThatItSharesABeginningWith() {
        assertThat(Secrets.withoutToken("Consul: consul-admin, CONSUL-ADM, consul", "consul-admin"))
                .isEqualTo("Consul: ***, ***, consul");
        assertThat(Secrets.withoutToken("abc abc", "abc")).isEqualTo("*** ***");
        assertThat(Secrets.withoutToken("abc", "")).isEqualTo("abc");
    }
}
