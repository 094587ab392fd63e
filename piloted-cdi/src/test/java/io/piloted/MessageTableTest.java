package io.piloted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A test that the list of messages in the docs is complete. {@code -Dmessages.write=true} writes it. */
class MessageTableTest {

    private static final String BEGIN = "<!-- messages:begin -->\n";
    private static final String END = "<!-- messages:end -->";
    private static final Path PAGE = Path.of("../docs/messages.md");

    @Test
    void messages_areListedAsTheyAre() throws IOException {
        MessageTable table = MessageTable.of(Path.of("src/main/java"));
        assertThat(table.size()).isGreaterThan(100);

        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("messages.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + table.toMarkdown() + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("mvn test -pl piloted-cdi -Dtest=MessageTableTest -Dmessages.write=true writes it")
                    .isEqualTo(table.toMarkdown());
        }
    }
}
