package io.piloted.tck.probe.web;

import io.piloted.tck.probe.Picking;
import jakarta.ejb.Stateful;

/** A stateful EJB, where there are EJBs. */
@Stateful(passivationCapable = false)
public class StatefulEjb extends Picking {}
