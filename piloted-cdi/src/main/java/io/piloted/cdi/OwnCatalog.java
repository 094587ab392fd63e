package io.piloted.cdi;

import io.piloted.Catalog;

/**
 * The application's own catalog, as the container gave it.
 *
 * @param catalog the bean, or its client proxy
 * @param beanClass its class, for people
 * @param release gives it back at the end: a {@code @Dependent} one is destroyed then
 */
record OwnCatalog(Catalog catalog, Class<?> beanClass, Runnable release) {}
