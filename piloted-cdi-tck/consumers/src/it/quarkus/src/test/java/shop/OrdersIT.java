package shop;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged application, which gets what it needs from the environment. */
@QuarkusIntegrationTest
class OrdersIT extends OrdersTest {}
