package shop;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The tests of {@link OrdersTest} with the packaged application, which is configured by its environment. */
@QuarkusIntegrationTest
class OrdersIT extends OrdersTest {}
