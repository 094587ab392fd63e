package shop;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrdersTest {

    @Test
    void get_goesRound() {
        assertEquals("http://10.0.10.10:3000", get("/orders").asString());
        assertEquals("http://10.0.10.11:3000", get("/orders").asString());
        assertEquals("http://10.0.10.10:3000", get("/orders").asString());
    }
}
