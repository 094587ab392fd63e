package io.piloted.tck.probe.web;

import io.piloted.tck.probe.Picking;
import jakarta.ejb.Stateless;

/** A stateless EJB that inherits its injection points, where there are EJBs. */
@Stateless
public class StatelessEjb extends Picking {}
