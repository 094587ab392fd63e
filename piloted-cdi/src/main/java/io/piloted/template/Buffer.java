package io.piloted.template;

/** A builder of Go strings, limited to {@link Limits#TEXT}. */
final class Buffer {

    private final StringBuilder text = new StringBuilder();

    void append(String bytes) {
        makeRoom(bytes.length());
        text.append(bytes);
    }

    void append(String bytes, int from, int to) {
        makeRoom(to - from);
        text.append(bytes, from, to);
    }

    void append(char singleByte) {
        makeRoom(1);
        text.append(singleByte);
    }

    void appendRune(int rune) {
        append(Bytes.ofRune(rune));
    }

    void fill(char singleByte, int times) {
        if (times > 0) {
            makeRoom(times);
            text.append(String.valueOf(singleByte).repeat(times));
        }
    }

    private void makeRoom(int more) {
        if (more > Limits.TEXT - text.length()) {
            throw new FunctionException("the text grows beyond " + (Limits.TEXT >> 20) + " MiB");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
