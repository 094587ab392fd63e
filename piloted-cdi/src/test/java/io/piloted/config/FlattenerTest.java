package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.piloted.json5.Json5;
import io.piloted.json5.Json5Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of the properties of a document (C2.1): every leaf is one. */
class FlattenerTest {

    @Test
    void leaves_ofObjectsAndArrays() {
        assertThat(flatten("{a:{b:[{c:1},[2,[3]]]},d:'x'}"))
                .containsExactly(
                        entry("containerpilot.a.b[0].c", "1"),
                        entry("containerpilot.a.b[1][0]", "2"),
                        entry("containerpilot.a.b[1][1]", "3"),
                        entry("containerpilot.a.b[1][1][0]", "3"),
                        entry("containerpilot.d", "x"));
    }

    @Test
    void scalars_keepTheirText() {
        assertThat(flatten("{a:1.50,b:1e3,c:0x1F,d:+5,e:true,f:' x ',g:NaN,h:-Infinity,i:12345678901234567890}"))
                .containsExactly(
                        entry("containerpilot.a", "1.50"),
                        entry("containerpilot.b", "1e3"),
                        entry("containerpilot.c", "31"),
                        entry("containerpilot.d", "5"),
                        entry("containerpilot.e", "true"),
                        entry("containerpilot.f", " x "),
                        entry("containerpilot.g", "NaN"),
                        entry("containerpilot.h", "-Infinity"),
                        entry("containerpilot.i", "12345678901234567890"));
    }

    @Test
    void nullAndEmpty_areAbsent() {
        assertThat(flatten("{a:null,b:'',c:[],d:{},e:[null,''],f:{g:null}}")).isEmpty();
    }

    @Test
    void scalarsInArrays_alsoAsOneList() {
        assertThat(flatten("{tags:['a,b','c\\\\d',1,true,null,'']}"))
                .containsOnly(
                        entry("containerpilot.tags", "a\\,b,c\\\\d,1,true"),
                        entry("containerpilot.tags[0]", "a,b"),
                        entry("containerpilot.tags[1]", "c\\d"),
                        entry("containerpilot.tags[2]", "1"),
                        entry("containerpilot.tags[3]", "true"));
        assertThat(flatten("{exec:['a',['b']]}")).doesNotContainKey("containerpilot.exec");
        assertThat(flatten("{exec:['a\\\\',null,'b']}")).contains(entry("containerpilot.exec", "a\\\\,b"));
    }

    @Test
    void namedObjectsInArrays_alsoByName() {
        assertThat(flatten("{jobs:[{name:'app',tags:['x','y'],checks:[{name:'up',ttl:5}]},{port:1},{name:''}]}"))
                .containsOnly(
                        entry("containerpilot.jobs[0].name", "app"),
                        entry("containerpilot.jobs[0].tags", "x,y"),
                        entry("containerpilot.jobs[0].tags[0]", "x"),
                        entry("containerpilot.jobs[0].tags[1]", "y"),
                        entry("containerpilot.jobs[0].checks[0].name", "up"),
                        entry("containerpilot.jobs[0].checks[0].ttl", "5"),
                        entry("containerpilot.jobs[1].port", "1"),
                        entry("containerpilot.jobs.app.name", "app"),
                        entry("containerpilot.jobs.app.tags", "x,y"),
                        entry("containerpilot.jobs.app.tags[0]", "x"),
                        entry("containerpilot.jobs.app.tags[1]", "y"),
                        entry("containerpilot.jobs.app.checks.up.name", "up"),
                        entry("containerpilot.jobs.app.checks.up.ttl", "5"));
    }

    @Test
    void sharedName_isTheFirstOnes() {
        assertThat(flatten("{watches:[{name:'aa',interval:1},{name:'aa',interval:2,tag:'x'}]}"))
                .containsEntry("containerpilot.watches.aa.interval", "1")
                .containsEntry("containerpilot.watches[1].tag", "x")
                .doesNotContainKey("containerpilot.watches.aa.tag");
    }

    /** Other names can be read, but are not listed. */
    @Test
    void listed_eachValueByOneName() {
        assertThat(properties("{x:[{name:'a',tags:['t','u']},{name:'b'}],y:[['1','2'],'3'],'':{z:4}}")
                        .listed())
                .containsOnly(
                        entry("containerpilot.x[0].name", "a"),
                        entry("containerpilot.x[0].tags", "t,u"),
                        entry("containerpilot.x[1].name", "b"),
                        entry("containerpilot.y[0]", "1,2"),
                        entry("containerpilot.y[1]", "3"));
    }

    @Test
    void keysThatWouldMislead_areQuoted() {
        assertThat(flatten("{'a.b':1,'c[0]':2,'d\"e\\\\':3,'':4,'f-g h':5,x:[{name:'n.m',y:6}],'g\\\\':{'h\\\\':7}}"))
                .contains(
                        entry("containerpilot.\"a.b\"", "1"),
                        entry("containerpilot.\"c[0]\"", "2"),
                        entry("containerpilot.\"d\"e\\\"", "3"),
                        entry("containerpilot.g\\\\.h\\", "7"),
                        entry("containerpilot.\"\"", "4"),
                        entry("containerpilot.f-g h", "5"),
                        entry("containerpilot.x.\"n.m\".y", "6"));
    }

    @Test
    void namesAtEachLevel_doNotMultiply() {
        String document = "{x:" + "[{name:'a',y:".repeat(300) + "1" + "}]".repeat(300) + "}";
        assertThat(flatten(document)).hasSize(2 * 301);
    }

    @Test
    void deepest_isFlattened() {
        assertThat(flatten("{a:" + "[".repeat(999) + "1" + "]".repeat(999) + "}"))
                .hasSize(2);
    }

    private static Map<String, String> flatten(String document) {
        return properties(document).all();
    }

    private static FileProperties properties(String document) {
        return Flattener.properties((Json5Value.ObjectValue) Json5.parse(document));
    }
}
