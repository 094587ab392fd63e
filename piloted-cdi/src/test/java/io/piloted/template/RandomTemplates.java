package io.piloted.template;

import java.util.Random;

/** A generator of random templates, most of them valid. */
final class RandomTemplates {

    private static final String[] OPERANDS = {
        ".", "$", "$x", ".NAME", ".PORT", ".COUNT", ".UNI", ".HTML", ".EMPTY", ".NONE", ".NAME.X", "nil", "true",
                "false",
        "0", "1", "2", "-1", "7", "1.5", "-0.0", "1e21", "1e-7", "0x1e", "'a'", "1+2i", "9223372036854775807", "\"\"",
        "\"a\"", "\":\"", "\"b\"", "\"3\"", "`r`", "\"\\xff☃\"", "\"<&'\\u2028\""
    };

    private static final String[] FUNCTIONS = {
        "and",
        "or",
        "not",
        "len",
        "index",
        "slice",
        "call",
        "print",
        "println",
        "html",
        "js",
        "urlquery",
        "eq",
        "ne",
        "lt",
        "le",
        "gt",
        "ge",
        "default",
        "env",
        "split",
        "split \":\"",
        "split \"\"",
        "join",
        "join \"-\"",
        "replaceAll",
        "regexReplaceAll \"(a)|.\" \"[$1]\"",
        "loop",
        "loop 5",
        "index .",
        "index .NAME",
        "slice .UNI"
    };

    private static final String[] VERBS = {
        "v", "d", "s", "q", "x", "X", "b", "o", "O", "c", "U", "e", "f", "g", "G", "t", "z"
    };

    private final Random random;

    RandomTemplates(long seed) {
        random = new Random(seed);
    }

    String next() {
        return "{{$x := .PARTS}}" + body(3) + "{{define \"t\"}}" + body(1) + "{{end}}";
    }

    private String body(int depth) {
        StringBuilder body = new StringBuilder(pick("", " ", "é\n"));
        for (int i = random.nextInt(3); i >= 0; i--) {
            body.append(depth == 0 ? action(pipeline(2)) : node(depth - 1));
        }
        return body.toString();
    }

    private String node(int depth) {
        String otherwise = pick("", action("else") + body(depth));
        return switch (random.nextInt(8)) {
            case 0 -> action("if " + pipeline(1)) + body(depth) + otherwise + action("end");
            case 1 ->
                action("if " + pipeline(1))
                        + body(depth)
                        + action("else if " + pipeline(1))
                        + otherwise
                        + action("end");
            case 2 -> action("with " + pick("", "$x := ") + pipeline(1)) + body(depth) + otherwise + action("end");
            case 3 -> {
                String list = pick("loop 3", "loop 4 1", "split \":\" .PARTS", "split \"\" .UNI", ".", pipeline(1));
                String variables = pick("", "$x := ", "$i, $x := ", "$x = ");
                String end = pick("", "", "{{break}}", "{{if eq . 1}}{{continue}}{{end}}");
                yield action("range " + variables + list) + end + body(depth) + otherwise + action("end");
            }
            case 4 -> action("template \"t\" " + pick("", pipeline(1)));
            case 5 -> action(pick("$x := ", "$x = ") + pipeline(2));
            default -> action(pipeline(2));
        };
    }

    private String action(String content) {
        return pick("{{", "{{", "{{- ") + content + pick("}}", "}}", " -}}");
    }

    private String pipeline(int depth) {
        return command(depth) + (random.nextInt(4) == 0 ? " | " + command(depth) : "");
    }

    private String command(int depth) {
        StringBuilder command =
                new StringBuilder(pick(operand(depth), pick(FUNCTIONS), pick(FUNCTIONS), "printf " + format()));
        for (int i = random.nextInt(4); i > 0; i--) {
            command.append(' ').append(operand(depth));
        }
        return command.toString();
    }

    private String operand(int depth) {
        return depth == 0 || random.nextInt(3) > 0 ? pick(OPERANDS) : '(' + pipeline(depth - 1) + ')';
    }

    private String format() {
        StringBuilder format = new StringBuilder("\"");
        for (int i = random.nextInt(3); i >= 0; i--) {
            format.append('%').append(pick("", "", "#", "0", "+", "-", " ", "+0", "# "));
            format.append(pick("", "", "8", "*", "[1]"))
                    .append(pick("", "", ".2", ".", ".0"))
                    .append(pick(VERBS));
        }
        return format.append('"').toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
