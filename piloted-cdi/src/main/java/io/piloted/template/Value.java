package io.piloted.template;

/** A Go value, of one of the types that a template can have. */
sealed interface Value
        permits Value.Nil,
                Value.Bool,
                Value.Int,
                Value.Uint8,
                Value.Float64,
                Value.Complex,
                Value.Text,
                Slice,
                Environment {

    /** {@code nil}, which is also the dot of a template that is called without an argument. */
    Value NIL = new Nil();

    /** The name of its Go type. */
    String type();

    /** Whether it is true for {@code if}. */
    boolean isTrue();

    static Value of(boolean value) {
        return new Bool(value);
    }

    static Value of(long value) {
        return new Int(value);
    }

    static Value of(String bytes) {
        return new Text(bytes);
    }

    /** See {@link #NIL}. */
    record Nil() implements Value {

        @Override
        public String type() {
            return "nil";
        }

        @Override
        public boolean isTrue() {
            return false;
        }
    }

    record Bool(boolean value) implements Value {

        @Override
        public String type() {
            return "bool";
        }

        @Override
        public boolean isTrue() {
            return value;
        }
    }

    /** A signed number of 64 bits. */
    record Int(long value) implements Value {

        @Override
        public String type() {
            return "int";
        }

        @Override
        public boolean isTrue() {
            return value != 0;
        }
    }

    /** A byte of a string, as {@code index} returns it. */
    record Uint8(int value) implements Value {

        @Override
        public String type() {
            return "uint8";
        }

        @Override
        public boolean isTrue() {
            return value != 0;
        }
    }

    record Float64(double value) implements Value {

        @Override
        public String type() {
            return "float64";
        }

        @Override
        public boolean isTrue() {
            return value != 0;
        }
    }

    record Complex(double real, double imaginary) implements Value {

        @Override
        public String type() {
            return "complex128";
        }

        @Override
        public boolean isTrue() {
            return real != 0 || imaginary != 0;
        }
    }

    /** A string, see {@link Bytes}. */
    record Text(String bytes) implements Value {

        @Override
        public String type() {
            return "string";
        }

        @Override
        public boolean isTrue() {
            return !bytes.isEmpty();
        }
    }
}
