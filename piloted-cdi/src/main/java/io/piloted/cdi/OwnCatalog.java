package io.piloted.cdi;

import io.piloted.Catalog;

/**
 * The application's own catalog bean.
 *
 * @param catalog the bean, or its client proxy
 * @param beanClass the class of the bean, for messages
 * @param release destroys the bean at the end, if it is {@code @Dependent}
 */
record OwnCatalog(Catalog catalog, Class<?> beanClass, Runnable release) {}
