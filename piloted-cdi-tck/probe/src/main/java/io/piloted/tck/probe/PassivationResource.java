package io.piloted.tck.probe;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;

/** A resource that serializes a bean and deserializes it. */
@Path("passivation")
@Produces(MediaType.TEXT_PLAIN)
public class PassivationResource {

    @Inject
    Passivating bean;

    /**
     * The picks of the deserialized bean.
     *
     * @return an address and port a line, or what was thrown
     */
    @GET
    public String picks() {
        try {
            return copy(bean).picks();
        } catch (IOException | ClassNotFoundException e) {
            return e.toString();
        }
    }

    /**
     * Serializes and deserializes an object.
     *
     * @param bean the object
     * @param <T> its type
     * @return its copy
     * @throws IOException if it cannot be written or read
     * @throws ClassNotFoundException if the application's class loader does not find a class
     */
    @SuppressWarnings("unchecked") // it is a copy
    public static <T extends Serializable> T copy(T bean) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(bean);
        }
        try (ObjectInputStream in = new ByContextClassLoader(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    /** A stream that, like a server, reads with the application's class loader. */
    private static final class ByContextClassLoader extends ObjectInputStream {

        ByContextClassLoader(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws ClassNotFoundException {
            return Class.forName(
                    described.getName(), false, Thread.currentThread().getContextClassLoader());
        }
    }
}
