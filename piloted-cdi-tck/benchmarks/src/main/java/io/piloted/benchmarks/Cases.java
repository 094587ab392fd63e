package io.piloted.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The lists of all cases. */
final class Cases {

    static final List<Integer> SIZES = List.of(3, 100, 10_000);
    static final List<Integer> PEER_SIZES = List.of(3, 100);
    static final List<String> MODES = List.of("equal", "weighted", PickedService.EJECTED, PickedService.REFRESHING);
    static final List<String> FORMS = List.of("handle", "provider", "instance");
    static final String SPRING = "Spring Cloud LoadBalancer";
    static final String STORK = "SmallRye Stork";
    static final List<Integer> MEBIBYTES = List.of(1, 2, 4);

    /** By their names. */
    static final Map<String, IntFunction<Case>> PEERS = peers();

    private Cases() {}

    private static Map<String, IntFunction<Case>> peers() {
        Map<String, IntFunction<Case>> peers = new LinkedHashMap<>();
        peers.put("gRPC-Java, round_robin", Cases::grpc);
        peers.put("Vert.x", Cases::vertx);
        peers.put("Netflix Ribbon", Cases::ribbon);
        peers.put("Armeria", size -> armeria(size, false));
        peers.put("Armeria, weighted", size -> armeria(size, true));
        peers.put(SPRING, Cases::spring);
        peers.put(STORK, Cases::stork);
        return peers;
    }

    static Case limit(int size) {
        return Case.of("LimitBenchmark.limit").with("size", size);
    }

    static Case next(int size, String mode) {
        return Case.of("PickBenchmark.next").with("size", size).with("mode", mode);
    }

    static Case report() {
        return Case.of("ReportBenchmark.report");
    }

    static Case increment() {
        return Case.of("ReportBenchmark.increment");
    }

    static Case injected(String form, Container container) {
        return Case.of("InjectedBenchmark." + form).on(container);
    }

    static Case spring(int size) {
        return Case.of("SpringBenchmark.choose").with("size", size);
    }

    static Case stork(int size) {
        return Case.of("StorkBenchmark.select").with("size", size);
    }

    static Case ribbon(int size) {
        return Case.of("RibbonBenchmark.choose").with("size", size);
    }

    static Case grpc(int size) {
        return Case.of("GrpcBenchmark.pick").with("size", size);
    }

    static Case vertx(int size) {
        return Case.of("VertxBenchmark.select").with("size", size);
    }

    static Case armeria(int size, boolean weighted) {
        return Case.of("ArmeriaBenchmark.select").with("size", size).with("weighted", weighted);
    }

    static Case render(Object input) {
        return Case.of("RenderBenchmark.renderAndParse").with("input", input);
    }

    /** The cases of picks. They are compared with each other, so they are measured in turns. */
    static List<Case> picks() {
        List<Case> cases = new ArrayList<>();
        for (int size : SIZES) {
            cases.add(limit(size));
            MODES.forEach(mode -> cases.add(next(size, mode)));
        }
        cases.add(report());
        cases.add(increment());
        for (Container container : Container.values()) {
            FORMS.forEach(form -> cases.add(injected(form, container)));
        }
        for (int size : PEER_SIZES) {
            PEERS.forEach((name, peer) -> cases.add(peer.apply(size)));
        }
        return cases;
    }

    static List<Case> renders() {
        List<Case> cases = new ArrayList<>(List.of(render("example")));
        MEBIBYTES.forEach(size -> cases.add(render(size)));
        return cases;
    }
}
