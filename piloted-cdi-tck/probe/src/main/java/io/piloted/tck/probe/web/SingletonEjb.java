package io.piloted.tck.probe.web;

import io.piloted.tck.probe.Picking;
import jakarta.ejb.Singleton;

/** A singleton EJB, where there are EJBs. */
@Singleton
public class SingletonEjb extends Picking {}
