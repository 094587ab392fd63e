// Renders the templates on its input, one a line in base64, as ContainerPilot does; its arguments are the environment.
// It writes a line for each: the output in base64 after an equals sign, or the error after an exclamation mark.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"text/template"
)

type Environment map[string]string

func split(separator, text string) []string {
	if text = strings.TrimSpace(text); text == "" {
		return []string{}
	}
	return strings.Split(text, separator)
}

func regexReplaceAll(pattern, replacement, text string) (string, error) {
	compiled, err := regexp.Compile(pattern)
	if err != nil {
		return "", err
	}
	return compiled.ReplaceAllString(text, replacement), nil
}

func number(value any) (int, error) {
	if text, ok := value.(string); ok {
		return strconv.Atoi(text)
	}
	if n, ok := value.(int); ok {
		return n, nil
	}
	return 0, fmt.Errorf("not a number: %v", value)
}

func loop(bounds ...any) ([]int, error) {
	if len(bounds) != 1 && len(bounds) != 2 {
		return nil, fmt.Errorf("%d arguments", len(bounds))
	}
	numbers := [2]int{}
	for i, bound := range bounds {
		n, err := number(bound)
		if err != nil {
			return nil, err
		}
		numbers[2-len(bounds)+i] = n
	}
	step := 1
	if numbers[1] < numbers[0] {
		step = -1
	}
	if (numbers[1]-numbers[0])*step > 10000000 {
		return nil, fmt.Errorf("too many")
	}
	result := []int{}
	for n := numbers[0]; n != numbers[1]; n += step {
		result = append(result, n)
	}
	return result, nil
}

func defaultValue(fallback, value any) string {
	if text, ok := value.(string); ok && text != "" {
		return text
	}
	return fmt.Sprint(fallback)
}

func render(text string, env Environment) (output string, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("panic: %v", panicked)
		}
	}()
	functions := template.FuncMap{
		"default":         defaultValue,
		"env":             func(name string) string { return env[name] },
		"split":           split,
		"join":            func(separator string, list []string) string { return strings.Join(list, separator) },
		"replaceAll":      func(from, to, text string) string { return strings.ReplaceAll(text, from, to) },
		"regexReplaceAll": regexReplaceAll,
		"loop":            loop,
	}
	parsed, err := template.New("").Funcs(functions).Option("missingkey=zero").Parse(text)
	if err != nil {
		return "", err
	}
	var buffer bytes.Buffer
	err = parsed.Execute(&buffer, env)
	// In ContainerPilot the type is of another package; bytes that are not UTF-8 become U+FFFD in Java.
	return strings.ReplaceAll(string([]rune(buffer.String())), "main.Environment", "template.Environment"), err
}

func main() {
	env := Environment{}
	for _, variable := range os.Args[1:] {
		name, value, _ := strings.Cut(variable, "=")
		env[name] = value
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		text, _ := base64.StdEncoding.DecodeString(lines.Text())
		output, err := render(string(text), env)
		if err != nil {
			fmt.Println("!" + strings.ReplaceAll(err.Error(), "\n", " "))
		} else {
			fmt.Println("=" + base64.StdEncoding.EncodeToString([]byte(output)))
		}
	}
}
